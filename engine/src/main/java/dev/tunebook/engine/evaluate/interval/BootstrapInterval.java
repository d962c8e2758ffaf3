package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.Quantile;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Turns the figure's values on resamples into an interval.
 *
 * <p>Efron and Tibshirani, "An introduction to the bootstrap", 1993, chapters 13 and 14. Resamples where
 * the figure is undefined (NaN) are left out.
 */
public final class BootstrapInterval {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double estimate;
    private final double[] sorted;
    private final double confidence;

    public BootstrapInterval(double estimate, double[] resampled, double confidence) {
        this.estimate = estimate;
        this.sorted = Arrays.stream(resampled)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        this.confidence = confidence;
    }

    /** The middle part of the resampled values. */
    public Interval percentile() {
        return sorted.length == 0 ? undefined() : between(tail(), 1 - tail(), "percentile bootstrap");
    }

    /** The percentile interval mirrored at the estimate. */
    public Interval basic() {
        Interval mirrored = percentile();
        return new Interval(
                estimate, 2 * estimate - mirrored.high(), 2 * estimate - mirrored.low(), confidence, "basic bootstrap");
    }

    /**
     * Bias-corrected and accelerated: right also for skewed figures. Where the resamples do not vary, or
     * all lie on one side, the percentile interval.
     *
     * @param jackknife the figure without one row, or without one group of rows, for each in turn
     * @param times how many rows share each value of {@code jackknife}
     */
    public Interval bca(double[] jackknife, long[] times) {
        double below = shareBelow();
        if (sorted.length == 0 || below == 0 || below == 1) {
            return percentile();
        }
        double bias = NORMAL.inverseCumulativeProbability(below);
        double acceleration = acceleration(jackknife, times);
        return between(
                corrected(tail(), bias, acceleration), corrected(1 - tail(), bias, acceleration), "BCa bootstrap");
    }

    public Interval bca(double[] jackknife) {
        long[] once = new long[jackknife.length];
        Arrays.fill(once, 1);
        return bca(jackknife, once);
    }

    /** Resampled values below the estimate; equal ones count half, because counts make many of them. */
    private double shareBelow() {
        long twice = 0;
        for (double value : sorted) {
            twice += value < estimate ? 2 : value == estimate ? 1 : 0;
        }
        return twice / 2.0 / sorted.length;
    }

    private static double corrected(double probability, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(probability);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    /** A sixth of the skewness of the jackknife's values. */
    private static double acceleration(double[] jackknife, long[] times) {
        double mean = 0;
        double count = 0;
        for (int index = 0; index < jackknife.length; index++) {
            if (!Double.isNaN(jackknife[index])) {
                mean += times[index] * jackknife[index];
                count += times[index];
            }
        }
        mean /= count;
        double squares = 0;
        double cubes = 0;
        for (int index = 0; index < jackknife.length; index++) {
            if (!Double.isNaN(jackknife[index])) {
                double distance = mean - jackknife[index];
                squares += times[index] * distance * distance;
                cubes += times[index] * distance * distance * distance;
            }
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private Interval between(double lowShare, double highShare, String method) {
        return new Interval(
                estimate,
                Quantile.ofSorted(sorted, lowShare),
                Quantile.ofSorted(sorted, highShare),
                confidence,
                method);
    }

    private Interval undefined() {
        return new Interval(estimate, Double.NaN, Double.NaN, confidence, "undefined on every resample");
    }

    private double tail() {
        return (1 - confidence) / 2;
    }
}
