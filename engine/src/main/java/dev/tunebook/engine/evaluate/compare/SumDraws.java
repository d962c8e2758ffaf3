package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.spec.UserException;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Draws a figure that follows from sums over rows: BLEU and chrF from matched n-grams and lengths,
 * ROUGE, log-loss or squared error from the values themselves.
 */
public final class SumDraws implements PairedDraws {
    private final double[][] first;
    private final double[][] second;
    private final ToDoubleFunction<double[]> figure;

    /**
     * Figures of two systems.
     *
     * @param first addends of the first system, shape {@code [rows][addends]}
     * @param second addends of the second system, the same shape
     * @param figure of the summed addends
     */
    public SumDraws(double[][] first, double[][] second, ToDoubleFunction<double[]> figure) {
        if (first.length == 0 || first.length != second.length) {
            throw new UserException(
                    "rows (%d and %d) must be as many for both, and at least 1.".formatted(first.length, second.length),
                    "evaluate both with --on test of the same dataset.");
        }
        this.first = first;
        this.second = second;
        this.figure = figure;
    }

    /** The mean of one value per row. */
    public static SumDraws ofMean(double[] first, double[] second) {
        return new SumDraws(single(first), single(second), sums -> sums[0] / first.length);
    }

    @Override
    public double first() {
        return figure.applyAsDouble(sum(first));
    }

    @Override
    public double second() {
        return figure.applyAsDouble(sum(second));
    }

    @Override
    public long rows() {
        return first.length;
    }

    @Override
    public double exchanged(SplittableRandom random) {
        double[] ofFirst = new double[first[0].length];
        double[] ofSecond = new double[first[0].length];
        long bits = 0;
        for (int row = 0; row < first.length; row++) {
            bits = row % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            boolean kept = (bits & 1) == 0;
            add(ofFirst, kept ? first[row] : second[row]);
            add(ofSecond, kept ? second[row] : first[row]);
        }
        return figure.applyAsDouble(ofFirst) - figure.applyAsDouble(ofSecond);
    }

    @Override
    public double resampled(SplittableRandom random) {
        double[] ofFirst = new double[first[0].length];
        double[] ofSecond = new double[first[0].length];
        for (int drawn = 0; drawn < first.length; drawn++) {
            int row = random.nextInt(first.length);
            add(ofFirst, first[row]);
            add(ofSecond, second[row]);
        }
        return figure.applyAsDouble(ofFirst) - figure.applyAsDouble(ofSecond);
    }

    private static double[] sum(double[][] rows) {
        double[] sums = new double[rows[0].length];
        for (double[] row : rows) {
            add(sums, row);
        }
        return sums;
    }

    private static void add(double[] sums, double[] row) {
        for (int index = 0; index < sums.length; index++) {
            sums[index] += row[index];
        }
    }

    private static double[][] single(double[] values) {
        double[][] rows = new double[values.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new double[] {values[row]};
        }
        return rows;
    }
}
