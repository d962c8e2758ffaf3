package dev.tunebook.engine.model;

import dev.tunebook.engine.spec.Kind;
import java.util.List;

/**
 * What a model is to say of each text: one of several classes, any of several labels, or a number.
 *
 * @param kind single-label, multi-label or regression
 * @param labels names of the classes or labels by id; of a number the one name of what it is
 * @param mean of the training rows' numbers; 0 where there are none
 * @param deviation of the training rows' numbers, above 0; 1 where there are none
 */
public record Question(Kind kind, List<String> labels, double mean, double deviation) {
    public Question {
        labels = List.copyOf(labels);
    }

    /** One of several classes. */
    public static Question classes(List<String> labels) {
        return new Question(Kind.SINGLE_LABEL, labels, 0, 1);
    }

    /** Any of several labels. */
    public static Question labels(List<String> labels) {
        return new Question(Kind.MULTI_LABEL, labels, 0, 1);
    }

    /**
     * A number.
     *
     * @param name of what it is
     * @param values of the training rows, at least one
     */
    public static Question number(String name, double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean) / values.length;
        }
        return new Question(Kind.REGRESSION, List.of(name), mean, squares > 0 ? Math.sqrt(squares) : 1);
    }
}
