package dev.tunebook.engine.evaluate;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Ranks from 1, where equal values share the mean of their ranks. */
public final class MidRanks {
    private MidRanks() {}

    public static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((one, other) -> Double.compare(values[one], values[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int until = from + 1;
            while (until < order.length && values[order[until]] == values[order[from]]) {
                until++;
            }
            double shared = (from + 1 + until) / 2.0;
            Arrays.stream(order, from, until).forEach(row -> ranks[row] = shared);
            from = until;
        }
        return ranks;
    }
}
