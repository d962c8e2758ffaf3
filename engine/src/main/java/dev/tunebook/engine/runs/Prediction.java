package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.spec.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run says of one text.
 *
 * @param run the run's name
 * @param text that was asked about, never trusted
 * @param classes or labels, the likeliest first; none of a number
 * @param kind single-label, multi-label or regression
 * @param number that was said; NaN where there are classes or labels
 */
public record Prediction(String run, String text, List<Scored> classes, Kind kind, double number) {
    /** A class or label and its probability in [0, 1]. */
    public record Scored(String label, double probability) {
        /** Whether a label is answered. */
        public boolean isAnswered() {
            return probability >= LabelAnswers.THRESHOLD;
        }
    }

    public Prediction {
        classes = List.copyOf(classes);
    }

    /** One class of several. */
    public Prediction(String run, String text, List<Scored> classes) {
        this(run, text, classes, Kind.SINGLE_LABEL, Double.NaN);
    }

    /**
     * Of what a model said.
     *
     * @param labels of the model; none where it says a number
     * @param said probabilities of classes or labels, or a number
     * @param most classes that are told; of labels at least those that are answered
     */
    static Prediction of(String run, String text, Kind kind, List<String> labels, float[] said, int most) {
        if (kind == Kind.REGRESSION) {
            return new Prediction(run, text, List.of(), kind, said[0]);
        }
        List<Scored> scored = IntStream.range(0, said.length)
                .mapToObj(c -> new Scored(labels.get(c), said[c]))
                .sorted(Comparator.comparingDouble(Scored::probability).reversed())
                .toList();
        long answered = kind == Kind.MULTI_LABEL
                ? scored.stream().filter(Scored::isAnswered).count()
                : 0;
        return new Prediction(
                run, text, scored.stream().limit(Math.max(most, answered)).toList(), kind, Double.NaN);
    }

    /** The likeliest class; of several labels those that are answered, with commas between; a number as text. */
    public String label() {
        return switch (kind) {
            case MULTI_LABEL -> labels().stream().collect(Collectors.joining(", "));
            case REGRESSION -> String.valueOf(number);
            default -> classes.get(0).label();
        };
    }

    /** The labels that are answered: those with a probability of one half or more; the likeliest class where there is one. */
    public List<String> labels() {
        return switch (kind) {
            case MULTI_LABEL ->
                classes.stream().filter(Scored::isAnswered).map(Scored::label).toList();
            case REGRESSION -> List.of();
            default -> List.of(label());
        };
    }
}
