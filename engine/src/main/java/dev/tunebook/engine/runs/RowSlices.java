package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.slice.Language;
import dev.tunebook.engine.evaluate.slice.RowValues;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.evaluate.slice.Slices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The slices that every evaluation has: by length, language, file, and the columns that were kept. */
final class RowSlices {
    private static final int MOST_VALUES = 12;
    private static final int PARTS = 4;

    private RowSlices() {}

    /**
     * Of rows of a dataset.
     *
     * @param rows that the values are of
     */
    static List<Slice> of(RowValues values, Dataset dataset, int[] rows) {
        Slices slices = texts(values, dataset.texts(rows));
        byFew(
                slices,
                "file",
                Arrays.stream(rows).mapToObj(row -> dataset.row(row).file()).toList());
        dataset.content()
                .others()
                .forEach((column, cells) -> byColumn(
                        slices, column, Arrays.stream(rows).mapToObj(cells::get).toList()));
        return slices.judge();
    }

    /** Of texts that are no rows. */
    static List<Slice> ofTexts(RowValues values, List<String> texts) {
        return texts(values, texts).judge();
    }

    /** With one more slice: the rows that fulfil a condition, judged against the others. */
    static List<Slice> with(
            List<Slice> slices, RowValues values, String name, List<Row> rows, Predicate<Row> condition) {
        boolean[] inside = new boolean[rows.size()];
        IntStream.range(0, inside.length).forEach(i -> inside[i] = condition.test(rows.get(i)));
        List<Slice> more = new ArrayList<>(slices);
        more.addAll(new Slices(values).where(name, row -> inside[row]).judge());
        return more;
    }

    private static Slices texts(RowValues values, List<String> texts) {
        Slices slices = new Slices(values)
                .byNumber(
                        "characters",
                        texts.stream()
                                .mapToDouble(text -> text.codePointCount(0, text.length()))
                                .toArray(),
                        PARTS);
        byFew(slices, "language", texts.stream().map(Language::of).toList());
        return slices;
    }

    /** Of a column that was kept: by its values where they are few, by quarters where they are numbers. */
    private static void byColumn(Slices slices, String column, List<String> cells) {
        if (cells.stream().distinct().count() > MOST_VALUES && cells.stream().allMatch(RowSlices::isNumber)) {
            slices.byNumber(
                    column, cells.stream().mapToDouble(Double::parseDouble).toArray(), PARTS);
        } else {
            byFew(slices, column, cells);
        }
    }

    private static boolean isNumber(String cell) {
        return cell.length() < 30 && cell.matches("-?\\d+(\\.\\d+)?");
    }

    /** One value is no slice, and very many are no overview. */
    private static void byFew(Slices slices, String column, List<String> cells) {
        long different = cells.stream().distinct().count();
        if (different > 1 && different <= MOST_VALUES) {
            slices.by(column, cells);
        }
    }
}
