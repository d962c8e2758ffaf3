package dev.tunebook.engine.behave;

import dev.tunebook.engine.behave.BehaviourResult.Failure;
import dev.tunebook.engine.behave.BehaviourResult.Gap;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts a suite to a classifier: asks all questions at once, then judges the answers behaviour by behaviour. */
public final class Examiner {
    private final TextClassifier classifier;
    private final int examples;
    private final Map<String, float[]> answers = new LinkedHashMap<>();

    private Examiner(TextClassifier classifier, int examples) {
        this.classifier = classifier;
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
        return new Examiner(classifier, examples).examine(suite, rows, seed);
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
        return new BehaviourReport(classifier.name(), suite.name(), results, (System.nanoTime() - began) / 1e9);
    }

    private void requireLabel(Behaviour behaviour) {
        String label = behaviour instanceof Behaviour.Minimum minimum
                ? minimum.label()
                : behaviour instanceof Behaviour.Direction direction ? direction.label() : null;
        if (label != null && !classifier.labels().contains(label)) {
            throw new UserException(
                    "label (%s) of %s must be one of %s."
                            .formatted(label, behaviour.name(), String.join(", ", classifier.labels())),
                    dev.tunebook.engine.spec.Nearest.maybe(label, classifier.labels()));
        }
    }

    private void ask(List<String> texts) {
        List<String> fresh = texts.stream()
                .distinct()
                .filter(text -> !answers.containsKey(text))
                .toList();
        if (!fresh.isEmpty()) {
            classifier.classify(fresh, (row, probabilities) -> answers.put(fresh.get(row), probabilities));
        }
    }

    /** An odd text may break a model: that is a failure, not the end of the examination. */
    private void askAlone(String text) {
        try {
            ask(List.of(text));
        } catch (UserException interruptedOrRefused) {
            if (interruptedOrRefused.getCause() instanceof InterruptedException) {
                throw interruptedOrRefused;
            }
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
        return before == null || after == null || behaviour.fails(classifier.labels(), before, after);
    }

    private Optional<Gap> gap(Behaviour behaviour, List<Probe> probes) {
        if (!(behaviour instanceof Behaviour.Fairness fairness) || probes.size() < 2) {
            return Optional.empty();
        }
        double[] differences = probes.stream()
                .mapToDouble(probe -> {
                    float[] first = answers.get(probe.before());
                    int answer = TextClassifier.likeliest(first);
                    return answers.get(probe.after())[answer] - (double) first[answer];
                })
                .toArray();
        return Optional.of(new Gap(
                fairness.first().name(),
                fairness.second().name(),
                Spread.of(differences).interval(Interval.DEFAULT_CONFIDENCE)));
    }

    private Failure failure(Behaviour behaviour, Probe probe) {
        return new Failure(
                probe.before(),
                probe.after(),
                words(answers.get(probe.before())),
                words(answers.get(probe.after())),
                smallest(behaviour, probe));
    }

    private String words(float[] probabilities) {
        if (probabilities == null) {
            return "no answer";
        }
        int answer = TextClassifier.likeliest(probabilities);
        return String.format(Locale.ROOT, "%s %.2f", classifier.labels().get(answer), probabilities[answer]);
    }

    /** The shortest of the single edits that fails alone; else as few of the first ones as do. */
    private String smallest(Behaviour behaviour, Probe probe) {
        List<Edit> edits = new ArrayList<>(probe.edits());
        edits.sort(Comparator.comparingInt(
                edit -> edit.to() - edit.from() + edit.replacement().length()));
        List<List<Edit>> candidates =
                new ArrayList<>(edits.stream().map(List::of).toList());
        for (int count = 2; count <= edits.size(); count++) {
            candidates.add(edits.subList(0, count));
        }
        ask(candidates.stream().map(each -> Edit.apply(probe.before(), each)).toList());
        for (List<Edit> each : candidates) {
            if (fails(behaviour, new Probe(probe.before(), Edit.apply(probe.before(), each), each))) {
                return String.join(
                        ", ",
                        each.stream().map(edit -> edit.words(probe.before())).toList());
            }
        }
        return "";
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
