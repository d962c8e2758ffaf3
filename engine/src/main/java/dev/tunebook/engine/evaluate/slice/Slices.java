package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.Quantile;
import dev.tunebook.engine.evaluate.compare.MultipleTests;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Cuts the rows by columns or conditions and judges each part; parts may overlap. */
public final class Slices {
    private final Predictions predictions;
    private final Map<String, IntPredicate> parts = new LinkedHashMap<>();

    public Slices(Predictions predictions) {
        this.predictions = predictions;
    }

    /** Rows by number, from 0. */
    public Slices where(String name, IntPredicate rows) {
        parts.put(name, rows);
        return this;
    }

    /** One slice for each value of a column, such as a language or a source. */
    public Slices by(String column, List<String> values) {
        requireRows(column, values.size());
        for (String value : new TreeSet<>(values)) {
            where(column + " = " + value, row -> values.get(row).equals(value));
        }
        return this;
    }

    /** About {@code count} slices of like size by a number, such as the length of the text. */
    public Slices byNumber(String column, double[] values, int count) {
        requireRows(column, values.length);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double low = Double.NEGATIVE_INFINITY;
        for (int part = 1; part <= count; part++) {
            double above = low;
            double upTo = part == count ? sorted[sorted.length - 1] : Quantile.ofSorted(sorted, (double) part / count);
            if (upTo > above) {
                where(name(column, above, upTo), row -> values[row] > above && values[row] <= upTo);
                low = upTo;
            }
        }
        return this;
    }

    /** Slices in the order they were asked for; empty ones are left out. */
    public List<Slice> judge() {
        List<Slice> raw = new ArrayList<>();
        parts.forEach((name, rows) -> {
            long[] inside = new long[2];
            long[] outside = new long[2];
            for (int row = 0; row < predictions.rows(); row++) {
                int right = predictions.predicted()[row] == predictions.truth()[row] ? 1 : 0;
                (rows.test(row) ? inside : outside)[right]++;
            }
            if (inside[0] + inside[1] > 0) {
                raw.add(slice(name, inside, outside));
            }
        });
        double[] adjusted =
                MultipleTests.holm(raw.stream().mapToDouble(Slice::p).toArray());
        List<Slice> slices = new ArrayList<>();
        for (int index = 0; index < adjusted.length; index++) {
            Slice each = raw.get(index);
            slices.add(new Slice(each.name(), each.rows(), each.accuracy(), each.restAccuracy(), adjusted[index]));
        }
        return slices;
    }

    private static Slice slice(String name, long[] inside, long[] outside) {
        long rows = inside[0] + inside[1];
        long rest = outside[0] + outside[1];
        Interval accuracy = Proportion.wilson(inside[1], rows, Interval.DEFAULT_CONFIDENCE);
        double restAccuracy = rest == 0 ? Double.NaN : (double) outside[1] / rest;
        double p = rest == 0 ? 1 : FisherExact.p(inside[1], inside[0], outside[1], outside[0]);
        return new Slice(name, rows, accuracy, restAccuracy, p);
    }

    private static String name(String column, double above, double upTo) {
        return Double.isInfinite(above)
                ? "%s up to %s".formatted(column, plain(upTo))
                : "%s above %s up to %s".formatted(column, plain(above), plain(upTo));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void requireRows(String column, int values) {
        if (values != predictions.rows()) {
            throw new UserException(
                    "values of %s (%d) must be as many as rows (%d).".formatted(column, values, predictions.rows()),
                    "take the column from the split that was evaluated.");
        }
    }
}
