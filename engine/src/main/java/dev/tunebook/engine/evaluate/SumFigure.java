package dev.tunebook.engine.evaluate;

import java.util.function.ToDoubleFunction;

/**
 * A figure that follows from sums over rows, so that it can be taken again of any draw of rows.
 *
 * @param title as users know it
 * @param higherIsBetter whether more of it is better
 * @param addends of each row
 * @param figure of the summed addends
 */
public record SumFigure(String title, boolean higherIsBetter, Addends addends, ToDoubleFunction<double[]> figure) {
    /** The mean of one value per row. */
    public static SumFigure mean(String title, boolean higherIsBetter, double[] values) {
        return new SumFigure(title, higherIsBetter, Addends.ofMean(values), sums -> sums[0] / sums[1]);
    }

    /** Number of rows. */
    public int rows() {
        return addends.rows();
    }

    /** Of all rows. */
    public double value() {
        return figure.applyAsDouble(addends.sum());
    }

    /** Of rows that count several times, or not at all. */
    public double of(int[] times) {
        double[] sums = new double[addends.width()];
        for (int row = 0; row < times.length; row++) {
            if (times[row] > 0) {
                addends.add(row, times[row], sums);
            }
        }
        return figure.applyAsDouble(sums);
    }
}
