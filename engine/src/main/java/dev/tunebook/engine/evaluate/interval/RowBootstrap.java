package dev.tunebook.engine.evaluate.interval;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws rows with replacement and takes a figure of each draw: for rank and corpus figures, which do
 * not follow from counts. Efron, "Bootstrap methods", 1979.
 */
public final class RowBootstrap {
    /** More rows than this are left out in groups for the jackknife, which would else be quadratic. */
    private static final int MOST_JACKKNIFE_GROUPS = 1_000;

    /** A figure of rows that count several times, or not at all. */
    @FunctionalInterface
    public interface Figure {
        /** Takes how often each row counts; the array is used again for the next draw. */
        double of(int[] times);
    }

    private final int rows;
    private final Figure figure;
    private final Resampling resampling;

    public RowBootstrap(int rows, Figure figure, Resampling resampling) {
        this.rows = rows;
        this.figure = figure;
        this.resampling = resampling;
    }

    public Interval percentile() {
        return interval().percentile();
    }

    public Interval basic() {
        return interval().basic();
    }

    /** With the acceleration from leaving out each row, or each of 1,000 groups of rows, in turn. */
    public Interval bca() {
        int groups = Math.min(rows, MOST_JACKKNIFE_GROUPS);
        double[] values = new double[groups];
        int[] times = once();
        for (int group = 0; group < groups; group++) {
            int from = (int) ((long) group * rows / groups);
            int until = (int) ((long) (group + 1) * rows / groups);
            Arrays.fill(times, from, until, 0);
            values[group] = figure.of(times);
            Arrays.fill(times, from, until, 1);
        }
        return interval().bca(values);
    }

    private BootstrapInterval interval() {
        return new BootstrapInterval(figure.of(once()), draw(), resampling.confidence());
    }

    private double[] draw() {
        SplittableRandom random = new SplittableRandom(resampling.seed());
        double[] values = new double[resampling.resamples()];
        int[] times = new int[rows];
        for (int resample = 0; resample < values.length; resample++) {
            Arrays.fill(times, 0);
            for (int drawn = 0; drawn < rows; drawn++) {
                times[random.nextInt(rows)]++;
            }
            values[resample] = figure.of(times);
        }
        return values;
    }

    private int[] once() {
        int[] times = new int[rows];
        Arrays.fill(times, 1);
        return times;
    }
}
