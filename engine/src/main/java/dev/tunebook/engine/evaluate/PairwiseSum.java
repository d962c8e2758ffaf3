package dev.tunebook.engine.evaluate;

/**
 * Sums in a balanced order, so that rounding errors grow with the logarithm of the length.
 *
 * <p>The order is the one that NumPy documents for {@code numpy.sum} (blocks of at most 128, eight
 * partial sums in a block), so that averages round like scikit-learn's to the last bit. Higham, "The
 * accuracy of floating point summation", 1993.
 */
final class PairwiseSum {
    private static final int BLOCK = 128;
    private static final int LANES = 8;

    private PairwiseSum() {}

    static double of(double[] values) {
        return of(values, 0, values.length);
    }

    static double mean(double[] values) {
        return of(values) / values.length;
    }

    private static double of(double[] values, int from, int length) {
        if (length < LANES) {
            double sum = 0;
            for (int index = from; index < from + length; index++) {
                sum += values[index];
            }
            return sum;
        }
        if (length <= BLOCK) {
            return ofBlock(values, from, length);
        }
        int half = length / 2 - length / 2 % LANES;
        return of(values, from, half) + of(values, from + half, length - half);
    }

    private static double ofBlock(double[] values, int from, int length) {
        double[] lanes = new double[LANES];
        int whole = length - length % LANES;
        for (int index = 0; index < whole; index++) {
            lanes[index % LANES] += values[from + index];
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int index = from + whole; index < from + length; index++) {
            sum += values[index];
        }
        return sum;
    }
}
