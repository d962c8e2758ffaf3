package dev.tunebook.engine.evaluate;

/**
 * Mean squared distance of probabilities from what happened.
 *
 * <p>Two classes: the distance of one class's probability, 0 to 1. More classes: summed over classes, 0
 * to 2, as in Brier, "Verification of forecasts expressed in terms of probability", 1950.
 */
public final class Brier {
    private Brier() {}

    /** {@code scores} are the probabilities of yes. */
    public static double of(boolean[] truth, double[] scores) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double distance = scores[row] - (truth[row] ? 1 : 0);
            sum += distance * distance;
        }
        return sum / truth.length;
    }

    /** {@code probabilities} has shape {@code [rows][classes]}. */
    public static double of(int[] truth, float[][] probabilities) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += ofRow(truth[row], probabilities[row]);
        }
        return sum / truth.length;
    }

    static double ofRow(int truth, float[] probabilities) {
        double sum = 0;
        for (int id = probabilities.length == 2 ? 1 : 0; id < probabilities.length; id++) {
            double distance = probabilities[id] - (id == truth ? 1.0 : 0.0);
            sum += distance * distance;
        }
        return sum;
    }
}
