package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Trains on what was first, tests on what came last.
 *
 * <p>A group counts by its newest row, so that nothing that is tested on was known, or nearly, at an earlier time.
 * Rows of one time stay in one part.
 */
final class TimeSplit {
    private TimeSplit() {}

    /**
     * Parts rows.
     *
     * @param times of each row, in any unit
     * @param shares percent of rows for each part; ties may shift them
     * @param firstOfGroup the first row of the group that a row belongs to
     */
    static Part[] of(double[] times, Shares shares, IntUnaryOperator firstOfGroup) {
        double[] newest = new double[times.length];
        Arrays.fill(newest, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < times.length; row++) {
            int group = firstOfGroup.applyAsInt(row);
            newest[group] = Math.max(newest[group], times[row]);
        }
        double[] sorted = IntStream.range(0, times.length)
                .mapToDouble(row -> newest[firstOfGroup.applyAsInt(row)])
                .sorted()
                .toArray();
        double validation = bound(sorted, shares.train());
        double test = bound(sorted, shares.train() + shares.validation());
        return IntStream.range(0, times.length)
                .mapToObj(row -> {
                    double time = newest[firstOfGroup.applyAsInt(row)];
                    return time >= test ? Part.TEST : time >= validation ? Part.VALIDATION : Part.TRAIN;
                })
                .toArray(Part[]::new);
    }

    /** The time from which on rows are beyond a percentage. */
    private static double bound(double[] sorted, int percent) {
        int place = (int) ((percent * (long) sorted.length + 50) / 100);
        return place >= sorted.length ? Double.POSITIVE_INFINITY : sorted[place];
    }
}
