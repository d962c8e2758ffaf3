package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.spec.UserException;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Draws a figure that follows from sums over rows: BLEU and chrF from matched n-grams and lengths,
 * ROUGE, log-loss or squared error from the values themselves.
 */
public final class SumDraws implements PairedDraws {
    private final Addends first;
    private final Addends second;
    private final ToDoubleFunction<double[]> figure;

    /**
     * Figures of two systems.
     *
     * @param figure of the summed addends
     */
    public SumDraws(Addends first, Addends second, ToDoubleFunction<double[]> figure) {
        if (first.rows() == 0 || first.rows() != second.rows()) {
            throw new UserException(
                    "rows (%d and %d) must be as many for both, and at least 1.".formatted(first.rows(), second.rows()),
                    "evaluate both with --on test of the same dataset.");
        }
        this.first = first;
        this.second = second;
        this.figure = figure;
    }

    /** The mean of one value per row. */
    public static SumDraws ofMean(double[] first, double[] second) {
        return new SumDraws(Addends.ofMean(first), Addends.ofMean(second), sums -> sums[0] / sums[1]);
    }

    @Override
    public double first() {
        return figure.applyAsDouble(first.sum());
    }

    @Override
    public double second() {
        return figure.applyAsDouble(second.sum());
    }

    @Override
    public long rows() {
        return first.rows();
    }

    @Override
    public double exchanged(SplittableRandom random) {
        double[] ofFirst = new double[first.width()];
        double[] ofSecond = new double[first.width()];
        long bits = 0;
        for (int row = 0; row < first.rows(); row++) {
            bits = row % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            boolean kept = (bits & 1) == 0;
            first.add(row, 1, kept ? ofFirst : ofSecond);
            second.add(row, 1, kept ? ofSecond : ofFirst);
        }
        return figure.applyAsDouble(ofFirst) - figure.applyAsDouble(ofSecond);
    }

    @Override
    public double resampled(SplittableRandom random) {
        double[] ofFirst = new double[first.width()];
        double[] ofSecond = new double[first.width()];
        for (int drawn = 0; drawn < first.rows(); drawn++) {
            int row = random.nextInt(first.rows());
            first.add(row, 1, ofFirst);
            second.add(row, 1, ofSecond);
        }
        return figure.applyAsDouble(ofFirst) - figure.applyAsDouble(ofSecond);
    }
}
