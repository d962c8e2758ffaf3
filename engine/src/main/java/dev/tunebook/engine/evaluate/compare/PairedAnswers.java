package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.List;

/**
 * What two classifiers answered on the same rows.
 *
 * @param first answered class ids of the system in question
 * @param second answered class ids of the system it is held against
 */
public record PairedAnswers(List<String> labels, int[] truth, int[] first, int[] second) {

    public PairedAnswers {
        labels = List.copyOf(labels);
    }

    /** Both must have the same labels in the same order and the same truth, row by row. */
    public static PairedAnswers of(Predictions first, Predictions second) {
        if (!first.labels().equals(second.labels())) {
            throw new UserException(
                    "labels (%s and %s) must be the same for both."
                            .formatted(String.join(", ", first.labels()), String.join(", ", second.labels())),
                    "the runs were trained on different datasets: train both on one.");
        }
        if (!Arrays.equals(first.truth(), second.truth())) {
            throw new UserException(
                    "rows (%d and %d) must be the same for both, in the same order."
                            .formatted(first.rows(), second.rows()),
                    "evaluate both with --on test of the same dataset.");
        }
        return new PairedAnswers(first.labels(), first.truth(), first.predicted(), second.predicted());
    }

    public int rows() {
        return truth.length;
    }

    public McNemar mcNemar() {
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int row = 0; row < truth.length; row++) {
            boolean firstRight = first[row] == truth[row];
            boolean secondRight = second[row] == truth[row];
            onlyFirst += firstRight && !secondRight ? 1 : 0;
            onlySecond += secondRight && !firstRight ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }
}
