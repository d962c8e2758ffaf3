package dev.tunebook.dsl.words;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Provenance;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.PairText;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The words that make datasets of what a cell holds already, and of datasets: {@code dataset}, {@code pair},
 * {@code folds}, {@code lineage}.
 */
public final class SourceWords {
    private SourceWords() {}

    /** A dataset of a table's rows. */
    public static Dataset dataset(Table table, UnaryOperator<DatasetSpec> options) {
        String name = table.name() == null ? "table" : table.name();
        return Words.cooperatively(() -> Dataset.of(name, table, options.apply(DatasetSpec.defaults())));
    }

    /** A dataset of maps from column to value, of Java records, or of plain texts. */
    public static Dataset dataset(Collection<?> rows, UnaryOperator<DatasetSpec> options) {
        return Words.cooperatively(() -> Dataset.of("rows", rows, options.apply(DatasetSpec.defaults())));
    }

    /** The same of a stream, which is read to its end. */
    public static Dataset dataset(Stream<?> rows, UnaryOperator<DatasetSpec> options) {
        return dataset(rows.toList(), options);
    }

    /** Two texts as one, wherever a run that learned from pairs is asked: {@code predict(run1, pair("…", "…"))}. */
    public static String pair(String first, String second) {
        return PairText.of(first, second);
    }

    /** One dataset for each fold of a cross-validation: every row is a test row of exactly one. */
    public static List<Dataset> folds(Dataset dataset, int folds) {
        return Words.cooperatively(() -> dataset.folds(folds));
    }

    /** Where a dataset's rows come from and every step since, with its fingerprint. */
    public static Provenance lineage(Dataset dataset) {
        return dataset.provenance();
    }
}
