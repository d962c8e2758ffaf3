package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.LabelAnswers;
import dev.tunebook.engine.spec.Kind;
import java.util.List;
import java.util.stream.Collectors;

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
