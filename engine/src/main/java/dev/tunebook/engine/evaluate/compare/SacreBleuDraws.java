package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.interval.NumpyRandom;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Spread and significance as sacreBLEU 2.6 reports them, draw by draw with its seed: to compare with papers.
 *
 * <p>Its paired bootstrap takes sizes before it shifts, and finds a difference between equal systems in more than 10 of 100
 * tests instead of 5; {@link PairedBootstrap} and {@link Randomization} are what our verdicts go by.
 */
public final class SacreBleuDraws {
    /** That of sacreBLEU where none is set. */
    public static final long SEED = 12_345;

    /** Its number of resamples. */
    public static final int RESAMPLES = 1_000;

    /** Its number of exchanges. */
    public static final int EXCHANGES = 10_000;

    /** Of the resamples, what lies outside its interval on each side: one of so many. */
    private static final int TAIL = 40;

    private SacreBleuDraws() {}

    /**
     * What stands behind a score: {@code μ = mean ± margin}.
     *
     * @param mean of the resamples
     * @param margin half of what the middle 95% of them span
     */
    public record Spread(double mean, double margin) {}

    /** Of one system. */
    public static Spread spread(SumFigure figure) {
        double[] sorted = resampled(figure);
        double mean = Arrays.stream(sorted).average().orElseThrow();
        Arrays.sort(sorted);
        int outside = sorted.length / TAIL;
        return new Spread(mean, (sorted[sorted.length - 1 - outside] - sorted[outside]) / 2);
    }

    /** Of its paired bootstrap; both figures of the same rows. */
    public static double bootstrapP(SumFigure first, SumFigure second) {
        double[] drawn = resampled(first);
        double[] other = resampled(second);
        Arrays.setAll(drawn, i -> Math.abs(drawn[i] - other[i]));
        double mean = Arrays.stream(drawn).average().orElseThrow();
        return share(drawn, first, second, size -> size - mean);
    }

    /** Of its approximate randomisation; both figures of the same rows. */
    public static double randomizationP(SumFigure first, SumFigure second) {
        NumpyRandom random = new NumpyRandom(SEED);
        double[] drawn = new double[EXCHANGES];
        for (int draw = 0; draw < drawn.length; draw++) {
            double[] one = new double[first.addends().width()];
            double[] other = new double[one.length];
            for (int row = 0; row < first.rows(); row++) {
                boolean kept = random.coin();
                first.addends().add(row, 1, kept ? one : other);
                second.addends().add(row, 1, kept ? other : one);
            }
            drawn[draw] =
                    Math.abs(first.figure().applyAsDouble(one) - first.figure().applyAsDouble(other));
        }
        return share(drawn, first, second, size -> size);
    }

    private static double share(double[] drawn, SumFigure first, SumFigure second, DoubleUnaryOperator compared) {
        double seen = Math.abs(first.value() - second.value());
        long larger =
                Arrays.stream(drawn).map(compared).filter(size -> size > seen).count();
        return (larger + 1.0) / (drawn.length + 1.0);
    }

    private static double[] resampled(SumFigure figure) {
        NumpyRandom random = new NumpyRandom(SEED);
        double[] drawn = new double[RESAMPLES];
        for (int resample = 0; resample < drawn.length; resample++) {
            double[] sums = new double[figure.addends().width()];
            for (int row = 0; row < figure.rows(); row++) {
                figure.addends().add(random.below(figure.rows()), 1, sums);
            }
            drawn[resample] = figure.figure().applyAsDouble(sums);
        }
        return drawn;
    }
}
