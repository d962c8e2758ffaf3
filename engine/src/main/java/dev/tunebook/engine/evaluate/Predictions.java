package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a classifier answered for each row, beside the truth.
 *
 * <p>The arrays are held, not copied: a test set may be large. Do not change them afterwards.
 *
 * @param labels names of the classes, in the order of their ids
 * @param truth the true class id of each row
 * @param probabilities shape {@code [rows][classes]}; empty when unknown
 * @param predicted the answered class id of each row
 */
public record Predictions(List<String> labels, int[] truth, float[][] probabilities, int[] predicted) {

    public Predictions {
        labels = List.copyOf(labels);
        requireLabels(labels);
        requireSameLength(truth.length, predicted.length, "predicted classes");
        requireIds("true class", truth, labels.size());
        requireIds("predicted class", predicted, labels.size());
        if (probabilities.length > 0) {
            requireSameLength(truth.length, probabilities.length, "rows of probabilities");
            requireProbabilities(probabilities, labels.size());
        }
    }

    /** Takes as answer the class of the highest probability of each row, the first one on a tie. */
    public static Predictions of(List<String> labels, int[] truth, float[][] probabilities) {
        int[] predicted = new int[probabilities.length];
        for (int row = 0; row < predicted.length; row++) {
            predicted[row] = argmax(probabilities[row]);
        }
        return new Predictions(labels, truth, probabilities, predicted);
    }

    /** Answers without probabilities: what needs these is then NaN or absent. */
    public static Predictions of(List<String> labels, int[] truth, int[] predicted) {
        return new Predictions(labels, truth, new float[0][], predicted);
    }

    public int rows() {
        return truth.length;
    }

    public boolean hasProbabilities() {
        return probabilities.length > 0;
    }

    static int argmax(float[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            if (values[index] > values[best]) {
                best = index;
            }
        }
        return best;
    }

    static void requireLabels(List<String> labels) {
        if (labels.isEmpty()) {
            throw new UserException(
                    "labels (none) must name at least one class.", "the label column is empty: look at the dataset.");
        }
        Set<String> seen = new HashSet<>();
        for (String label : labels) {
            if (!seen.add(label)) {
                throw new UserException(
                        "labels (%s twice) must be different.".formatted(label),
                        "two spellings were merged: rename one of them.");
            }
        }
    }

    private static void requireSameLength(int rows, int found, String what) {
        if (rows == 0) {
            throw new UserException(
                    "rows (0) must be at least 1.", "the split is empty: choose another with --on, or a larger share.");
        }
        if (rows != found) {
            throw new UserException(
                    "%s (%d) must be as many as true classes (%d).".formatted(what, found, rows),
                    "the predictions belong to another split: predict the same rows again.");
        }
    }

    private static void requireIds(String what, int[] ids, int classes) {
        for (int row = 0; row < ids.length; row++) {
            if (ids[row] < 0 || ids[row] >= classes) {
                throw new UserException(
                        "%s of row %d (%d) must be between 0 and %d.".formatted(what, row, ids[row], classes - 1),
                        "the model was trained on other labels: compare their lists.");
            }
        }
    }

    private static void requireProbabilities(float[][] probabilities, int classes) {
        for (int row = 0; row < probabilities.length; row++) {
            if (probabilities[row].length != classes) {
                throw new UserException(
                        "probabilities of row %d (%d) must be one for each of the %d classes."
                                .formatted(row, probabilities[row].length, classes),
                        "the model was trained on other labels: compare their lists.");
            }
            for (float probability : probabilities[row]) {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new UserException(
                            "probability in row %d (%s) must be between 0 and 1.".formatted(row, probability),
                            "these are logits: apply softmax first; NaN means that training diverged.");
                }
            }
        }
    }
}
