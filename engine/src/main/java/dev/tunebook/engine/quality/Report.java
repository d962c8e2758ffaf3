package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.model.Reading;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.Table;

/**
 * What checks found in a dataset.
 *
 * @param card what the dataset looks like: classes, lengths
 * @param tokens lengths in a model's tokens, where a model was named
 * @param findings one for each check, clean ones included; the gravest first
 */
public record Report(DatasetCard card, Optional<TokenLengths> tokens, List<Finding> findings) {
    /** The dataset's name. */
    public String dataset() {
        return card.name();
    }

    /** Rows that it has. */
    public int rows() {
        return card.rows();
    }

    /** Runs all checks with their standard settings; an interrupt ends it between two of them. */
    public static Report of(Dataset dataset) {
        return of(dataset, Checks.standard(dataset), Optional.empty());
    }

    /**
     * Runs the checks that are asked for.
     *
     * @param folder that relative paths start at
     * @throws UserException for a check, a file or a model that is not there
     */
    public static Report of(Dataset dataset, ReportSpec spec, Path folder) {
        Optional<Reading> reading = TokenLengths.reading(spec, folder);
        return of(
                dataset,
                Checks.of(dataset, spec, reading, folder),
                reading.map(each -> TokenLengths.of(dataset, each, spec)));
    }

    /** Runs the checks that take no longer than a look. */
    public static Report brief(Dataset dataset) {
        return of(dataset, Checks.quick(dataset), Optional.empty());
    }

    private static Report of(Dataset dataset, List<Check> checks, Optional<TokenLengths> tokens) {
        Inspection inspection = new Inspection(dataset);
        return new Report(
                dataset.card(),
                tokens,
                checks.stream()
                        .map(check -> PersonalData.masked(look(check, inspection)))
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .toList());
    }

    /**
     * Runs one check by its name, with its standard settings.
     *
     * @throws UserException when no check that suits the dataset has the name
     */
    public static Finding look(String check, Dataset dataset) {
        return look(check, dataset, "", Path.of(""));
    }

    /**
     * Runs one check by its name.
     *
     * @param words the file of listed words; empty for our own
     * @param folder that a relative path starts at
     * @throws UserException when no check that suits the dataset has the name, or the file is not there
     */
    public static Finding look(String check, Dataset dataset, String words, Path folder) {
        ReportSpec spec = ReportSpec.defaults().checks(check).words(words);
        return look(Checks.of(dataset, spec, Optional.empty(), folder).get(0), new Inspection(dataset));
    }

    private static Finding look(Check check, Inspection inspection) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted before " + check.name());
        }
        return check.look(inspection);
    }

    /**
     * What one check found.
     *
     * @param check its name
     * @throws IllegalArgumentException for a name that no check has
     */
    public Finding finding(String check) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no check named " + check));
    }

    /** One row per check, with all that a finding says; the fix is empty where there is nothing to mend. */
    public Table table() {
        return ReportTables.findings(this);
    }

    /** What stands above the findings, a fact a row: rows, parts, imbalance, lengths, texts that would be cut. */
    public Table facts() {
        return ReportTables.facts(this);
    }

    /** One row per class, most frequent first, with its rows in each part. */
    public Table classes() {
        return ReportTables.classes(this);
    }

    /** The examples of all findings, one row for each row that they show; its place is its file and line. */
    public Table examples() {
        return ReportTables.examples(this);
    }
}
