package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;

/**
 * Share of rows whose true class is among the {@code k} highest probabilities.
 *
 * <p>Of equal probabilities the class with the higher id goes first: arbitrary, but it is what
 * scikit-learn's {@code top_k_accuracy_score} does, so that numbers can be compared.
 */
public final class TopK {
    private TopK() {}

    /** {@code probabilities} has shape {@code [rows][classes]}; {@code k} is at least 1. */
    public static double accuracy(int[] truth, float[][] probabilities, int k) {
        if (k < 1) {
            throw new UserException("k (%d) must be at least 1.".formatted(k), "k=5, the usual choice.");
        }
        long hits = 0;
        for (int row = 0; row < truth.length; row++) {
            hits += rank(truth[row], probabilities[row]) < k ? 1 : 0;
        }
        return (double) hits / truth.length;
    }

    /** How many classes come before the true one. */
    public static int rank(int truth, float[] probabilities) {
        int before = 0;
        for (int id = 0; id < probabilities.length; id++) {
            boolean higher = probabilities[id] > probabilities[truth];
            boolean tied = probabilities[id] == probabilities[truth] && id > truth;
            before += higher || tied ? 1 : 0;
        }
        return before;
    }
}
