package dev.tunebook.engine.evaluate.interval;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Bootstraps several figures from the same draws of rows, on all processors.
 *
 * <p>Of very many rows a random part is drawn instead, and the spread is scaled by the square root of the share: Politis
 * and Romano, "Large sample confidence regions based on subsamples", 1994.
 */
final class RowIntervals {
    /** Several figures of rows that count several times, or not at all; called by several threads at once. */
    @FunctionalInterface
    interface Figures {
        double[] of(int[] times);
    }

    private final int rows;
    private final double scale;
    private final Figures figures;
    private final Resampling resampling;
    private final double[][] drawn;
    private final double[] estimates;

    /**
     * Draws.
     *
     * @param rows that the figures take
     * @param allRows of which these are a random part
     */
    RowIntervals(int rows, long allRows, Figures figures, Resampling resampling) {
        this.rows = rows;
        this.figures = figures;
        this.resampling = resampling;
        scale = Math.sqrt((double) rows / allRows);
        int[] once = new int[rows];
        Arrays.fill(once, 1);
        estimates = figures.of(once);
        drawn = draw();
    }

    private double[][] draw() {
        double[][] byResample = new double[resampling.resamples()][];
        IntStream.range(0, byResample.length)
                .parallel()
                .forEach(resample -> byResample[resample] = figures.of(times(resample)));
        double[][] byFigure = new double[estimates.length][byResample.length];
        for (int figure = 0; figure < byFigure.length; figure++) {
            for (int resample = 0; resample < byResample.length; resample++) {
                byFigure[figure][resample] = byResample[resample][figure];
            }
        }
        return byFigure;
    }

    /** Depends on the resample's number alone, not on the thread that draws it. */
    private int[] times(int resample) {
        SplittableRandom random = new SplittableRandom(resampling.seed() * 1_000_003 + resample);
        int[] times = new int[rows];
        for (int row = 0; row < rows; row++) {
            times[random.nextInt(rows)]++;
        }
        return times;
    }

    /** Around the figure of all rows. */
    Interval percentile(int figure, double estimate) {
        return around(interval(figure).percentile(), estimate);
    }

    /** For a mean of one value a row, which may be skewed. */
    Interval bcaOfMean(int figure, double estimate, float[] values) {
        double[] without = new double[values.length];
        double mean = estimates[figure];
        for (int row = 0; row < values.length; row++) {
            without[row] = (mean * values.length - values[row]) / (values.length - 1.0);
        }
        return around(interval(figure).bca(without), estimate);
    }

    /** For a skewed figure; the jackknife is of the drawn rows. */
    Interval bca(int figure, double estimate, double[] jackknife) {
        return around(interval(figure).bca(jackknife), estimate);
    }

    /** For a figure at least 0 that resampling makes larger on average, such as the calibration error. */
    Interval mirrored(int figure, double estimate) {
        Interval basic = around(interval(figure).basic(), estimate);
        return new Interval(
                estimate,
                Math.max(0, basic.low()),
                Math.max(estimate, basic.high()),
                basic.confidence(),
                basic.method());
    }

    private BootstrapInterval interval(int figure) {
        return new BootstrapInterval(estimates[figure], drawn[figure], resampling.confidence());
    }

    private Interval around(Interval interval, double estimate) {
        double middle = interval.estimate();
        return new Interval(
                estimate,
                estimate + (interval.low() - middle) * scale,
                estimate + (interval.high() - middle) * scale,
                interval.confidence(),
                scale == 1 ? interval.method() : interval.method() + " of a part of the rows, scaled");
    }
}
