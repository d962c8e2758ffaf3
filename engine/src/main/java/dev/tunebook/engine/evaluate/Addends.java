package dev.tunebook.engine.evaluate;

/** What each row adds to sums that a figure follows from; computed when it is asked for, so that nothing is held twice. */
public interface Addends {
    /** Number of rows. */
    int rows();

    /** Number of sums. */
    int width();

    /** Adds a row, so many times, to sums. */
    void add(int row, double times, double[] sums);

    /** From a table, shape {@code [rows][width]}, at least one row. */
    static Addends of(double[][] table) {
        return new Addends() {
            @Override
            public int rows() {
                return table.length;
            }

            @Override
            public int width() {
                return table[0].length;
            }

            @Override
            public void add(int row, double times, double[] sums) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += times * table[row][i];
                }
            }
        };
    }

    /** For a mean of one value per row: the value, and 1. */
    static Addends ofMean(double[] values) {
        return new Addends() {
            @Override
            public int rows() {
                return values.length;
            }

            @Override
            public int width() {
                return 2;
            }

            @Override
            public void add(int row, double times, double[] sums) {
                sums[0] += times * values[row];
                sums[1] += times;
            }
        };
    }

    /** Every so manieth row alone. */
    default Addends every(int step, int count) {
        Addends all = this;
        return new Addends() {
            @Override
            public int rows() {
                return count;
            }

            @Override
            public int width() {
                return all.width();
            }

            @Override
            public void add(int row, double times, double[] sums) {
                all.add(row * step, times, sums);
            }
        };
    }

    /** Of all rows. */
    default double[] sum() {
        double[] sums = new double[width()];
        for (int row = 0; row < rows(); row++) {
            add(row, 1, sums);
        }
        return sums;
    }
}
