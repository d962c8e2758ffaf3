package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A dataset under inspection, with what several checks want to know and is dear to find out. */
public final class Inspection {
    private final Dataset dataset;
    private NearDuplicates nearDuplicates;

    public Inspection(Dataset dataset) {
        this.dataset = dataset;
    }

    public Dataset dataset() {
        return dataset;
    }

    /** Near-duplicates at the usual threshold, found when first asked for. */
    public NearDuplicates nearDuplicates() {
        if (nearDuplicates == null) {
            nearDuplicates = NearDuplicates.find(compared(dataset), NearDuplicates.USUAL_THRESHOLD);
        }
        return nearDuplicates;
    }

    /** What is compared of each row: its text; of a pair both. A view. */
    public static List<String> compared(Dataset dataset) {
        return new AbstractList<>() {
            @Override
            public String get(int row) {
                String text = dataset.text(row);
                return dataset.second(row).map(second -> text + "\n" + second).orElse(text);
            }

            @Override
            public int size() {
                return dataset.size();
            }
        };
    }

    /** Every text of a row: of a pair both, of an input with an output both too. */
    List<String> said(int row) {
        List<String> said = new ArrayList<>(List.of(dataset.text(row)));
        dataset.second(row).ifPresent(said::add);
        if (dataset.hasOutputs()) {
            said.add(dataset.output(row));
        }
        return said;
    }

    /** All that a model reads or says of a row, as one text. */
    static String whole(Dataset dataset, int row) {
        return String.join("\n", new Inspection(dataset).said(row));
    }

    /** Rows of each class; where rows have several labels, of each label. */
    int[] classCounts() {
        int[] counts = new int[dataset.labels().size()];
        for (int row = 0; row < dataset.size(); row++) {
            for (int id : classesOf(row)) {
                counts[id]++;
            }
        }
        return counts;
    }

    /** The classes of a row, as indices into the dataset's: one, or any number of labels. */
    int[] classesOf(int row) {
        return dataset.content().targets().idsOf(row);
    }

    /** Whether rows have one class each, or labels. */
    static boolean hasClasses(Dataset dataset) {
        return !dataset.labels().isEmpty();
    }

    /** Two rows with their similarity. */
    Finding.Example example(NearDuplicates.Pair pair) {
        return new Finding.Example(
                List.of(dataset.row(pair.first()), dataset.row(pair.second())),
                String.format(Locale.ROOT, "similarity %.2f", pair.similarity()));
    }

    /** The first pairs as examples. */
    List<Finding.Example> examples(Stream<NearDuplicates.Pair> pairs) {
        return pairs.limit(Finding.EXAMPLES).map(this::example).toList();
    }

    /** One row with what is the matter with it. */
    Finding.Example example(int row, String note) {
        return new Finding.Example(List.of(dataset.row(row)), note);
    }

    /** The same of one of its texts, which need not be the first. */
    Finding.Example example(int row, String text, String note) {
        Row whole = dataset.row(row);
        return new Finding.Example(
                List.of(new Row(row, text, whole.label(), whole.part(), whole.file(), whole.line())), note);
    }

    /** {@code 1 row}, {@code 3,080 rows}. */
    static String rows(int count) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
    }

    /** {@code 12 of 3,080 rows (0.4%)}. */
    static String share(int count, int of) {
        return String.format(Locale.ROOT, "%,d of %s (%s)", count, rows(of), percent(count, of));
    }

    static String share(BitSet rows, Dataset dataset) {
        return share(rows.cardinality(), dataset.size());
    }

    /** {@code 11.9%}. */
    static String percent(int count, int of) {
        return String.format(Locale.ROOT, "%.1f%%", of == 0 ? 0 : 100.0 * count / of);
    }
}
