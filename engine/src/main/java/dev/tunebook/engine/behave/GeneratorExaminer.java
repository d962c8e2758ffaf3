package dev.tunebook.engine.behave;

import dev.tunebook.engine.behave.BehaviourResult.Failure;
import dev.tunebook.engine.behave.BehaviourResult.Gap;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.StoppedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a suite to a generator of texts, and judges what it writes. */
public final class GeneratorExaminer {
    /** Each try is a text that is written. */
    private static final int MOST_EDITS = 8;

    private final TextGenerator generator;
    private final int examples;
    private final Map<String, Optional<String>> answers = new HashMap<>();

    private GeneratorExaminer(TextGenerator generator, int examples) {
        this.generator = generator;
        this.examples = examples;
    }

    /**
     * Examines.
     *
     * @param rows texts of the data that are asked and changed; each is asked several times
     * @param seed the same seed asks the same questions of every generator
     * @param examples failures that are shown of each behaviour
     */
    public static BehaviourReport examine(
            TextGenerator generator, GeneratorSuite suite, List<String> rows, long seed, int examples) {
        GeneratorExaminer examiner = new GeneratorExaminer(generator, examples);
        long began = System.nanoTime();
        List<BehaviourResult> results = suite.traits().stream()
                .map(trait -> examiner.judge(trait, trait.probes().of(rows, seed)))
                .toList();
        return new BehaviourReport(generator.name(), suite.name(), results, (System.nanoTime() - began) / 1e9);
    }

    private BehaviourResult judge(Trait trait, List<Probe> probes) {
        BitSet failed = new BitSet();
        List<Failure> shown = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            if (fails(trait, probes.get(i))) {
                failed.set(i);
                if (shown.size() < examples) {
                    shown.add(failure(trait, probes.get(i)));
                }
            }
        }
        Interval rate = probes.isEmpty()
                ? new Interval(Double.NaN, Double.NaN, Double.NaN, Interval.DEFAULT_CONFIDENCE, "no cases")
                : Proportion.wilson(failed.cardinality(), probes.size(), Interval.DEFAULT_CONFIDENCE);
        return new BehaviourResult(
                trait.name(), trait.kind(), probes.size(), failed, rate, trait.allowed(), gap(trait, probes), shown);
    }

    private boolean fails(Trait trait, Probe probe) {
        Optional<String> before = answer(probe.before());
        Optional<String> after = answer(probe.after());
        return before.isEmpty() || after.isEmpty() || trait.test().fails(probe, before.get(), after.get());
    }

    private Failure failure(Trait trait, Probe probe) {
        return new Failure(
                probe.before(),
                probe.after(),
                answer(probe.before()).orElse("no answer"),
                answer(probe.after()).orElse("no answer"),
                SmallestEdit.find(probe, MOST_EDITS, texts -> {}, each -> fails(trait, each)));
    }

    /** Of fairness: how many words more the second group gets. */
    private Optional<Gap> gap(Trait trait, List<Probe> probes) {
        double[] differences = trait.groups().isEmpty()
                ? new double[0]
                : probes.stream()
                        .filter(probe -> answer(probe.before()).isPresent()
                                && answer(probe.after()).isPresent())
                        .mapToDouble(
                                probe -> Likeness.words(answer(probe.after()).get())
                                        - Likeness.words(answer(probe.before()).get()))
                        .toArray();
        return differences.length < 2
                ? Optional.empty()
                : Optional.of(new Gap(
                        trait.groups().get().first().name(),
                        trait.groups().get().second().name(),
                        Spread.of(differences).interval(Interval.DEFAULT_CONFIDENCE),
                        "words"));
    }

    /** Asked once; an odd text that breaks the generator has no answer, which is a failure and not the end. */
    private Optional<String> answer(String input) {
        Optional<String> known = answers.get(input);
        if (known != null) {
            return known;
        }
        Optional<String> answer;
        try {
            answer = Optional.of(generator.write(input));
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException broken) {
            answer = Optional.empty();
        }
        answers.put(input, answer);
        return answer;
    }
}
