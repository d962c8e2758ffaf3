package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether paired differences, one per fold, seed or row, are zero on average, by Student's t.
 *
 * @param mean of the differences
 * @param t the mean in units of its standard error; NaN when all differences are zero
 * @param p two-sided
 * @param standardError of the mean
 */
public record MeanDifference(double mean, double t, double p, double standardError) {

    /** For independent differences, such as several seeds. Student, 1908. */
    public static MeanDifference independent(double... differences) {
        return of(differences, 1.0 / differences.length);
    }

    /**
     * For cross-validation folds or repeated random splits, whose training sets overlap: the plain test
     * finds far too much there. Nadeau and Bengio, "Inference for the generalization error", 2003.
     *
     * @param trainRows rows trained on in each fold
     * @param testRows rows tested on in each fold
     */
    public static MeanDifference ofFolds(long trainRows, long testRows, double... differences) {
        if (trainRows < 1 || testRows < 1) {
            throw new UserException(
                    "rows (%d to train, %d to test) must be at least 1.".formatted(trainRows, testRows),
                    "a fold is empty: use fewer folds.");
        }
        return of(differences, 1.0 / differences.length + (double) testRows / trainRows);
    }

    private static MeanDifference of(double[] differences, double varianceFactor) {
        int count = differences.length;
        if (count < 2) {
            throw new UserException(
                    "differences (%d) must be at least 2.".formatted(count), "train with a second seed, --seeds 3.");
        }
        Spread spread = Spread.of(differences);
        double standardError = spread.deviation() * Math.sqrt(varianceFactor);
        double t = spread.mean() / standardError;
        double p = Double.isNaN(t) ? 1 : 2 * TDistribution.of(count - 1.0).survivalProbability(Math.abs(t));
        return new MeanDifference(spread.mean(), t, p, standardError);
    }
}
