package dev.tunebook.engine.behave;

import dev.tunebook.engine.behave.BehaviourResult.Failure;
import dev.tunebook.engine.behave.BehaviourResult.Gap;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a suite to a classifier: asks all questions at once, then judges the answers behaviour by behaviour. */
public final class Examiner {
    private static final int MOST_EDITS = 40;

    private final Subject subject;
    private final int examples;
    private final Map<String, float[]> answers = new LinkedHashMap<>();

    private Examiner(Subject subject, int examples) {
        this.subject = subject;
        this.examples = examples;
    }

    /**
     * Examines.
     *
     * @param rows texts of the data, for behaviours that bring none of their own
     * @param seed the same seed asks the same questions of every model
     * @param examples failures that are shown of each behaviour
     * @throws UserException when a behaviour names a label that the classifier does not have
     */
    public static BehaviourReport examine(
            TextClassifier classifier, Suite suite, List<String> rows, long seed, int examples) {
        return examine(Subject.of(classifier), suite, rows, seed, examples);
    }

    /** The same of a model whose answers may be labels or a number. */
    public static BehaviourReport examine(Subject subject, Suite suite, List<String> rows, long seed, int examples) {
        return new Examiner(subject, examples).examine(suite, rows, seed);
    }

    private BehaviourReport examine(Suite suite, List<String> rows, long seed) {
        long began = System.nanoTime();
        suite.behaviours().forEach(this::requireLabel);
        Map<Behaviour, List<Probe>> questions = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        for (Behaviour behaviour : suite.behaviours()) {
            List<Probe> probes = behaviour.probes(rows, seed);
            questions.put(behaviour, probes);
            if (behaviour instanceof Behaviour.Edge) {
                probes.forEach(probe -> askAlone(probe.after()));
            } else {
                probes.forEach(probe -> texts.addAll(List.of(probe.before(), probe.after())));
            }
        }
        ask(texts);
        List<BehaviourResult> results = new ArrayList<>();
        questions.forEach((behaviour, probes) -> results.add(judge(behaviour, probes)));
        return new BehaviourReport(subject.name(), suite.name(), results, (System.nanoTime() - began) / 1e9);
    }

    private void requireLabel(Behaviour behaviour) {
        String label = behaviour instanceof Behaviour.Minimum minimum
                ? minimum.label()
                : behaviour instanceof Behaviour.Direction direction ? direction.label() : null;
        List<String> labels = subject.kind().labels();
        if (labels.isEmpty() && behaviour instanceof Behaviour.Minimum minimum) {
            requireNumber(minimum);
        } else if (label != null && !labels.isEmpty() && !labels.contains(label)) {
            throw new UserException(
                    "label (%s) of %s must be one of %s.".formatted(label, behaviour.name(), String.join(", ", labels)),
                    Nearest.maybe(label, labels));
        }
    }

    private static void requireNumber(Behaviour.Minimum behaviour) {
        try {
            Double.parseDouble(behaviour.label());
        } catch (NumberFormatException word) {
            throw new UserException(
                    "label (%s) of %s must be a number.".formatted(behaviour.label(), behaviour.name()),
                    "label: 3.5.",
                    word);
        }
    }

    private void ask(List<String> texts) {
        List<String> fresh = texts.stream()
                .distinct()
                .filter(text -> !answers.containsKey(text))
                .toList();
        if (!fresh.isEmpty()) {
            subject.asked().answer(fresh, (row, answer) -> answers.put(fresh.get(row), answer));
        }
    }

    /** An odd text may break a model: that is a failure, not the end of the examination. */
    private void askAlone(String text) {
        try {
            ask(List.of(text));
        } catch (StoppedException stopped) {
            throw stopped;
        } catch (RuntimeException broken) {
            // no answer is kept, which counts as a failure
        }
    }

    private BehaviourResult judge(Behaviour behaviour, List<Probe> probes) {
        BitSet failed = new BitSet();
        for (int i = 0; i < probes.size(); i++) {
            failed.set(i, fails(behaviour, probes.get(i)));
        }
        Interval rate = probes.isEmpty()
                ? new Interval(Double.NaN, Double.NaN, Double.NaN, Interval.DEFAULT_CONFIDENCE, "no cases")
                : Proportion.wilson(failed.cardinality(), probes.size(), Interval.DEFAULT_CONFIDENCE);
        List<Failure> shown = failed.stream()
                .limit(examples)
                .mapToObj(i -> failure(behaviour, probes.get(i)))
                .toList();
        return new BehaviourResult(
                behaviour.name(),
                behaviour.kind(),
                probes.size(),
                failed,
                rate,
                behaviour.allowed(),
                gap(behaviour, probes),
                shown);
    }

    private boolean fails(Behaviour behaviour, Probe probe) {
        float[] before = answers.get(probe.before());
        float[] after = answers.get(probe.after());
        return before == null || after == null || behaviour.fails(subject.kind(), before, after);
    }

    private Optional<Gap> gap(Behaviour behaviour, List<Probe> probes) {
        if (!(behaviour instanceof Behaviour.Fairness fairness) || probes.size() < 2) {
            return Optional.empty();
        }
        double[] differences = probes.stream()
                .mapToDouble(probe -> {
                    float[] first = answers.get(probe.before());
                    return subject.kind().of("", first, answers.get(probe.after()))
                            - subject.kind().of("", first, first);
                })
                .toArray();
        return Optional.of(new Gap(
                fairness.first().name(),
                fairness.second().name(),
                Spread.of(differences).interval(Interval.DEFAULT_CONFIDENCE),
                ""));
    }

    private Failure failure(Behaviour behaviour, Probe probe) {
        return new Failure(
                probe.before(),
                probe.after(),
                words(answers.get(probe.before())),
                words(answers.get(probe.after())),
                smallest(behaviour, probe));
    }

    private String words(float[] answer) {
        return answer == null ? "no answer" : subject.kind().words(answer);
    }

    private String smallest(Behaviour behaviour, Probe probe) {
        return SmallestEdit.find(probe, MOST_EDITS, this::ask, each -> fails(behaviour, each));
    }

    /** A sample of texts, evenly spread over all of them. */
    public static List<String> sample(List<String> texts, int most) {
        if (texts.size() <= most) {
            return texts;
        }
        int[] places = new int[most];
        Arrays.setAll(places, i -> (int) ((long) i * texts.size() / most));
        return Arrays.stream(places).mapToObj(texts::get).toList();
    }
}
