package dev.tunebook.engine.behave;

import dev.tunebook.engine.behave.BehaviourResult.Failure;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a generator of texts to what any of them should do, and judges what it writes. */
public final class GeneratorExaminer {
    private final TextGenerator generator;
    private final int examples;
    private final Map<String, Optional<String>> answers = new HashMap<>();

    private GeneratorExaminer(TextGenerator generator, int examples) {
        this.generator = generator;
        this.examples = examples;
    }

    /**
     * Examines by the standard suite.
     *
     * @param rows texts of the data that are asked and changed; each is asked several times
     * @param seed the same seed asks the same questions of every generator
     * @param examples failures that are shown of each behaviour
     */
    public static BehaviourReport examine(TextGenerator generator, List<String> rows, long seed, int examples) {
        GeneratorExaminer examiner = new GeneratorExaminer(generator, examples);
        long began = System.nanoTime();
        List<BehaviourResult> results = GeneratorSuite.standard().stream()
                .map(trait -> examiner.judge(trait, trait.probes().of(rows, seed)))
                .toList();
        return new BehaviourReport(generator.name(), GeneratorSuite.NAME, results, (System.nanoTime() - began) / 1e9);
    }

    private BehaviourResult judge(Trait trait, List<Probe> probes) {
        BitSet failed = new BitSet();
        List<Failure> shown = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            Optional<String> before = answer(probe.before());
            Optional<String> after = answer(probe.after());
            if (before.isEmpty() || after.isEmpty() || trait.test().fails(probe, before.get(), after.get())) {
                failed.set(i);
                if (shown.size() < examples) {
                    shown.add(new Failure(
                            probe.before(), probe.after(), before.orElse("no answer"), after.orElse("no answer"), ""));
                }
            }
        }
        Interval rate = probes.isEmpty()
                ? new Interval(Double.NaN, Double.NaN, Double.NaN, Interval.DEFAULT_CONFIDENCE, "no cases")
                : Proportion.wilson(failed.cardinality(), probes.size(), Interval.DEFAULT_CONFIDENCE);
        return new BehaviourResult(
                trait.name(), trait.kind(), probes.size(), failed, rate, trait.allowed(), Optional.empty(), shown);
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
        } catch (UserException refused) {
            if (refused.problem().startsWith("Interrupted")) {
                throw refused;
            }
            answer = Optional.empty();
        } catch (RuntimeException broken) {
            answer = Optional.empty();
        }
        answers.put(input, answer);
        return answer;
    }
}
