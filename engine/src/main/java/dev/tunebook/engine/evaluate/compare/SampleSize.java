package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** How many test rows a difference needs to be found. */
public final class SampleSize {
    public static final double DEFAULT_LEVEL = .05;
    public static final double DEFAULT_POWER = .8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private SampleSize() {}

    /**
     * Rows for each of two systems tested on different rows, by Cohen's effect size h. Cohen,
     * "Statistical power analysis for the behavioral sciences", 1988, chapter 6.
     *
     * @param level of the two-sided test, such as .05
     * @param power chance to find the difference, such as .8
     */
    public static double unpaired(double firstAccuracy, double secondAccuracy, double level, double power) {
        requireShare("accuracy", firstAccuracy);
        requireShare("accuracy", secondAccuracy);
        double effect = effect(firstAccuracy, secondAccuracy);
        double deviations = deviations(level, power) / requireDifference(effect);
        return 2 * deviations * deviations;
    }

    /**
     * Rows for two systems tested on the same rows. Connor, "Sample size for testing differences in
     * proportions for the paired-sample design", 1987.
     *
     * @param difference of the accuracies
     * @param discordant share of rows that only one of the systems gets right; at least the difference
     */
    public static double paired(double difference, double discordant, double level, double power) {
        requireShare("share of discordant rows", discordant);
        double size = requireDifference(difference);
        if (Math.abs(size) > discordant) {
            throw new UserException(
                    "difference (%s) must be at most the share of discordant rows (%s)."
                            .formatted(difference, discordant),
                    "the two were swapped.");
        }
        double root =
                -quantile(level / 2) * Math.sqrt(discordant) + quantile(power) * Math.sqrt(discordant - size * size);
        return root * root / (size * size);
    }

    /** Rows so that a figure with this standard error on {@code rows} rows shows this difference. */
    public static double fromStandardError(
            double difference, double standardError, long rows, double level, double power) {
        double deviations = deviations(level, power) * standardError / requireDifference(difference);
        return rows * deviations * deviations;
    }

    /** Cohen's h: the difference of two proportions on the scale where their spread is even. */
    public static double effect(double first, double second) {
        return 2 * Math.asin(Math.sqrt(second)) - 2 * Math.asin(Math.sqrt(first));
    }

    /** Distance of the true difference from zero, in standard errors, that gives this power; both tails count. */
    private static double deviations(double level, double power) {
        requireShare("level", level);
        requireShare("power", power);
        double critical = -quantile(level / 2);
        double low = 0;
        double high = critical + 40;
        while (high - low > 1e-12 * high) {
            double middle = (low + high) / 2;
            double found =
                    NORMAL.survivalProbability(critical - middle) + NORMAL.cumulativeProbability(-critical - middle);
            low = found < power ? middle : low;
            high = found < power ? high : middle;
        }
        return high;
    }

    private static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    private static double requireDifference(double difference) {
        if (difference == 0 || Double.isNaN(difference)) {
            throw new UserException(
                    "difference (%s) must not be 0: no number of rows would show it.".formatted(difference),
                    "0.01, the smallest that would matter to you.");
        }
        return difference;
    }

    private static void requireShare(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new UserException(
                    "%s (%s) must be between 0 and 1.".formatted(what, value),
                    "%s as a share, such as 0.8.".formatted(what));
        }
    }
}
