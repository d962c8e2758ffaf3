package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.Quantile;
import dev.tunebook.engine.evaluate.compare.MultipleTests;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Cuts the rows by columns or conditions and judges each part; parts may overlap. */
public final class Slices {
    private final RowValues values;
    private final Map<String, IntPredicate> parts = new LinkedHashMap<>();

    public Slices(Predictions predictions) {
        this(RowValues.of(predictions));
    }

    public Slices(RowValues values) {
        this.values = values;
    }

    /** Rows by number, from 0. */
    public Slices where(String name, IntPredicate rows) {
        parts.put(name, rows);
        return this;
    }

    /** One slice for each value of a column, such as a language or a source. */
    public Slices by(String column, List<String> cells) {
        requireRows(column, cells.size());
        for (String cell : new TreeSet<>(cells)) {
            where(column + " = " + cell, row -> cells.get(row).equals(cell));
        }
        return this;
    }

    /** About {@code count} slices of like size by a number, such as the length of the text. */
    public Slices byNumber(String column, double[] numbers, int count) {
        requireRows(column, numbers.length);
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double low = Double.NEGATIVE_INFINITY;
        for (int part = 1; part <= count; part++) {
            double above = low;
            double upTo = part == count ? sorted[sorted.length - 1] : Quantile.ofSorted(sorted, (double) part / count);
            if (upTo > above) {
                where(name(column, above, upTo), row -> numbers[row] > above && numbers[row] <= upTo);
                low = upTo;
            }
        }
        return this;
    }

    /** Slices in the order they were asked for; empty ones are left out. */
    public List<Slice> judge() {
        List<Slice> raw = new ArrayList<>();
        parts.forEach((name, rows) -> {
            if (IntStream.range(0, values.rows()).anyMatch(rows)) {
                raw.add(values.slice(name, rows));
            }
        });
        double[] adjusted =
                MultipleTests.holm(raw.stream().mapToDouble(Slice::p).toArray());
        List<Slice> slices = new ArrayList<>();
        for (int index = 0; index < adjusted.length; index++) {
            Slice each = raw.get(index);
            slices.add(new Slice(
                    each.name(),
                    each.figure(),
                    each.higherIsBetter(),
                    each.rows(),
                    each.value(),
                    each.rest(),
                    adjusted[index]));
        }
        return slices;
    }

    private static String name(String column, double above, double upTo) {
        return Double.isInfinite(above)
                ? "%s up to %s".formatted(column, plain(upTo))
                : "%s above %s up to %s".formatted(column, plain(above), plain(upTo));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private void requireRows(String column, int given) {
        if (given != values.rows()) {
            throw new UserException(
                    "values of %s (%d) must be as many as rows (%d).".formatted(column, given, values.rows()),
                    "take the column from the split that was evaluated.");
        }
    }
}
