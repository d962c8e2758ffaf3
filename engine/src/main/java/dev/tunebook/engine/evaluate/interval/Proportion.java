package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals for one proportion: {@code hits} of {@code rows}.
 *
 * <p>Formulas as in Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", 2001,
 * who recommend Wilson's.
 */
public final class Proportion {
    private Proportion() {}

    /** Wilson's score interval: never leaves [0, 1], and honest for few rows and near the ends. */
    public static Interval wilson(long hits, long rows, double confidence) {
        double share = share(hits, rows, confidence);
        double z = deviations(confidence);
        double shrink = 1 + z * z / rows;
        double centre = (share + z * z / (2 * rows)) / shrink;
        double half = z / shrink * Math.sqrt(share * (1 - share) / rows + z * z / (4.0 * rows * rows));
        double low = hits == 0 ? 0 : centre - half;
        double high = hits == rows ? 1 : centre + half;
        return new Interval(share, low, high, confidence, "Wilson");
    }

    /** Clopper's and Pearson's: holds the truth at least as often as stated, and is wider for it. */
    public static Interval exact(long hits, long rows, double confidence) {
        double share = share(hits, rows, confidence);
        double tail = (1 - confidence) / 2;
        double low = hits == 0 ? 0 : beta(hits, rows - hits + 1.0, tail);
        double high = hits == rows ? 1 : beta(hits + 1.0, rows - hits, 1 - tail);
        return new Interval(share, low, high, confidence, "Clopper-Pearson");
    }

    /** Bayes' with Jeffreys' prior. */
    public static Interval jeffreys(long hits, long rows, double confidence) {
        double share = share(hits, rows, confidence);
        double tail = (1 - confidence) / 2;
        double low = beta(hits + .5, rows - hits + .5, tail);
        double high = beta(hits + .5, rows - hits + .5, 1 - tail);
        return new Interval(share, low, high, confidence, "Jeffreys");
    }

    public static Interval agrestiCoull(long hits, long rows, double confidence) {
        double share = share(hits, rows, confidence);
        double z = deviations(confidence);
        double padded = rows + z * z;
        double centre = (hits + z * z / 2) / padded;
        return around(share, centre, z * Math.sqrt(centre * (1 - centre) / padded), confidence, "Agresti-Coull");
    }

    /** The textbook's: much too narrow for few rows or near 0 and 1. Kept to compare with others' papers. */
    public static Interval normal(long hits, long rows, double confidence) {
        double share = share(hits, rows, confidence);
        double half = deviations(confidence) * Math.sqrt(share * (1 - share) / rows);
        return around(share, share, half, confidence, "normal");
    }

    private static Interval around(double share, double centre, double half, double confidence, String method) {
        return new Interval(share, Math.max(0, centre - half), Math.min(1, centre + half), confidence, method);
    }

    /** Standard deviations that the central part of a normal distribution reaches: 1.96 for .95. */
    public static double deviations(double confidence) {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }

    private static double beta(double alpha, double beta, double probability) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
    }

    private static double share(long hits, long rows, double confidence) {
        Interval.requireConfidence(confidence);
        if (rows < 1 || hits < 0 || hits > rows) {
            throw new UserException(
                    "hits (%d of %d) must be between 0 and the rows, of which at least 1 is needed."
                            .formatted(hits, rows),
                    "the split is empty: choose another with --on, or a larger share.");
        }
        return (double) hits / rows;
    }
}
