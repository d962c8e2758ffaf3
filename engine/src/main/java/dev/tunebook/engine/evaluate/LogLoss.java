package dev.tunebook.engine.evaluate;

/**
 * Mean negative log-probability of the true class, in nats.
 *
 * <p>A probability of 0 or 1 is moved inside by 2⁻⁵², the distance of a double from 1, so that one
 * certain mistake costs 36 nats and not infinity; then each row is scaled to sum to 1. Good, "Rational
 * decisions", 1952; the clipping is the one that scikit-learn documents.
 */
public final class LogLoss {
    private static final double SMALLEST = Math.ulp(1.0);

    private LogLoss() {}

    /** Mean over rows; {@code probabilities} has shape {@code [rows][classes]}. */
    public static double of(int[] truth, float[][] probabilities) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            sum += ofRow(truth[row], widened(probabilities[row]));
        }
        return sum / truth.length;
    }

    /** Mean over rows of a yes-or-no question; {@code scores} are the probabilities of yes. */
    public static double of(boolean[] truth, double[] scores) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double yes = clip(scores[row]);
            sum -= Math.log(truth[row] ? yes : 1 - yes);
        }
        return sum / truth.length;
    }

    static double ofRow(int truth, float[] probabilities) {
        return ofRow(truth, widened(probabilities));
    }

    static double ofRow(int truth, double[] probabilities) {
        double total = 0;
        for (double probability : probabilities) {
            total += clip(probability);
        }
        return -Math.log(clip(probabilities[truth]) / total);
    }

    private static double[] widened(float[] values) {
        double[] wide = new double[values.length];
        for (int index = 0; index < wide.length; index++) {
            wide[index] = values[index];
        }
        return wide;
    }

    private static double clip(double probability) {
        return Math.min(Math.max(probability, SMALLEST), 1 - SMALLEST);
    }
}
