package dev.tunebook.engine.evaluate;

import java.util.stream.IntStream;

/**
 * Spearman's correlation of two columns that are sorted once, so that it can be taken again of many draws of rows.
 *
 * <p>Spearman, "The proof and measurement of association between two things", 1904; equal values share the mean of their
 * ranks.
 */
public final class RankCorrelation {
    private final double[] first;
    private final double[] second;
    private final int[] orderOfFirst;
    private final int[] orderOfSecond;

    /** Of two columns of the same length. */
    public RankCorrelation(double[] first, double[] second) {
        this.first = first;
        this.second = second;
        this.orderOfFirst = order(first);
        this.orderOfSecond = order(second);
    }

    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Of rows that count several times, or not at all; NaN where either side does not vary. */
    public double of(int[] times) {
        double[] ranksOfFirst = ranks(first, orderOfFirst, times);
        double[] ranksOfSecond = ranks(second, orderOfSecond, times);
        double count = 0;
        double[] sums = new double[5];
        for (int row = 0; row < times.length; row++) {
            double x = ranksOfFirst[row];
            double y = ranksOfSecond[row];
            count += times[row];
            sums[0] += times[row] * x;
            sums[1] += times[row] * y;
            sums[2] += times[row] * x * x;
            sums[3] += times[row] * y * y;
            sums[4] += times[row] * x * y;
        }
        double ofFirst = sums[2] - sums[0] * sums[0] / count;
        double ofSecond = sums[3] - sums[1] * sums[1] / count;
        double both = sums[4] - sums[0] * sums[1] / count;
        return ofFirst > 0 && ofSecond > 0 ? both / Math.sqrt(ofFirst) / Math.sqrt(ofSecond) : Double.NaN;
    }

    /** Around 0, so that squares of very many ranks lose nothing. */
    private static double[] ranks(double[] values, int[] order, int[] times) {
        double[] ranks = new double[values.length];
        double before = -values.length / 2.0;
        for (int from = 0; from < order.length; ) {
            int until = from;
            long tied = 0;
            while (until < order.length && values[order[until]] == values[order[from]]) {
                tied += times[order[until++]];
            }
            for (int i = from; i < until; i++) {
                ranks[order[i]] = before + (tied + 1) / 2.0;
            }
            before += tied;
            from = until;
        }
        return ranks;
    }
}
