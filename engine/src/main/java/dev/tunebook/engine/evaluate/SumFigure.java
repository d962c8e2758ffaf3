package dev.tunebook.engine.evaluate;

import java.util.function.ToDoubleFunction;

/**
 * A figure that follows from sums over rows, so that it can be taken again of any draw of rows.
 *
 * @param title as users know it
 * @param higherIsBetter whether more of it is better
 * @param addends of each row, shape {@code [rows][addends]}
 * @param figure of the summed addends
 */
public record SumFigure(String title, boolean higherIsBetter, double[][] addends, ToDoubleFunction<double[]> figure) {
    /** The mean of one value per row. */
    public static SumFigure mean(String title, boolean higherIsBetter, double[] values) {
        double[][] addends = new double[values.length][];
        for (int row = 0; row < values.length; row++) {
            addends[row] = new double[] {values[row], 1};
        }
        return new SumFigure(title, higherIsBetter, addends, sums -> sums[0] / sums[1]);
    }

    /** Number of rows. */
    public int rows() {
        return addends.length;
    }

    /** Of all rows. */
    public double value() {
        return figure.applyAsDouble(sum());
    }

    /** Over all rows. */
    public double[] sum() {
        double[] sums = new double[addends[0].length];
        for (double[] row : addends) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        return sums;
    }

    /** Of rows that count several times, or not at all. */
    public double of(int[] times) {
        double[] sums = new double[addends[0].length];
        for (int row = 0; row < times.length; row++) {
            if (times[row] > 0) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += times[row] * addends[row][i];
                }
            }
        }
        return figure.applyAsDouble(sums);
    }
}
