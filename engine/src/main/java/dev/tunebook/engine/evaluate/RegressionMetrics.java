package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;

/**
 * The usual figures of predicted numbers.
 *
 * @param rootMeanSquaredError in the unit of the numbers; large errors weigh more
 * @param meanAbsoluteError in the unit of the numbers
 * @param explainedShare R²: 1 less the squared error over that of always predicting the mean; NaN when
 *     all true numbers are equal
 * @param pearson linear correlation; NaN when either side does not vary
 * @param spearman correlation of the ranks; NaN when either side does not vary
 */
public record RegressionMetrics(
        double rootMeanSquaredError,
        double meanAbsoluteError,
        double explainedShare,
        double pearson,
        double spearman,
        long rows) {

    public static RegressionMetrics of(double[] truth, double[] predicted) {
        requireNumbers(truth, predicted);
        double squares = 0;
        double sizes = 0;
        double deviations = 0;
        double mean = PairwiseSum.mean(truth);
        for (int row = 0; row < truth.length; row++) {
            double error = predicted[row] - truth[row];
            squares += error * error;
            sizes += Math.abs(error);
            deviations += (truth[row] - mean) * (truth[row] - mean);
        }
        return new RegressionMetrics(
                Math.sqrt(squares / truth.length),
                sizes / truth.length,
                deviations == 0 ? Double.NaN : 1 - squares / deviations,
                pearson(truth, predicted),
                pearson(MidRanks.of(truth), MidRanks.of(predicted)),
                truth.length);
    }

    /** Pearson, "Mathematical contributions to the theory of evolution III", 1896; NaN where one of the two never varies. */
    static double pearson(double[] one, double[] other) {
        double meanOfOne = PairwiseSum.mean(one);
        double meanOfOther = PairwiseSum.mean(other);
        double products = 0;
        double squaresOfOne = 0;
        double squaresOfOther = 0;
        for (int row = 0; row < one.length; row++) {
            double first = one[row] - meanOfOne;
            double second = other[row] - meanOfOther;
            products += first * second;
            squaresOfOne += first * first;
            squaresOfOther += second * second;
        }
        if (isRounding(squaresOfOne, meanOfOne, one.length) || isRounding(squaresOfOther, meanOfOther, one.length)) {
            return Double.NaN;
        }
        double correlation = products / Math.sqrt(squaresOfOne) / Math.sqrt(squaresOfOther);
        return Math.max(-1, Math.min(1, correlation));
    }

    /** Whether numbers are all the same: what is left of their squares is what rounding leaves. */
    private static boolean isRounding(double squares, double mean, int rows) {
        return Math.sqrt(squares / rows) <= 1e-13 * Math.abs(mean) || squares == 0;
    }

    private static void requireNumbers(double[] truth, double[] predicted) {
        if (truth.length == 0 || truth.length != predicted.length) {
            throw new UserException(
                    "predicted numbers (%d) must be as many as true ones (%d), and at least 1."
                            .formatted(predicted.length, truth.length),
                    "the predictions belong to another split: predict the same rows again.");
        }
        for (int row = 0; row < truth.length; row++) {
            if (!Double.isFinite(truth[row]) || !Double.isFinite(predicted[row])) {
                throw new UserException(
                        "numbers of row %d (%s predicted, %s true) must be finite."
                                .formatted(row, predicted[row], truth[row]),
                        "training diverged: lower the learning rate.");
            }
        }
    }
}
