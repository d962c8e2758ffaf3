package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
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
        Optional<Tokens> tokens = TokenLengths.tokens(spec, folder);
        return of(
                dataset,
                Checks.of(dataset, spec, tokens, folder),
                tokens.map(each -> TokenLengths.of(dataset, each, spec)));
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
     * Runs one check by its name.
     *
     * @throws UserException when no check that suits the dataset has the name
     */
    public static Finding look(String check, Dataset dataset) {
        return look(Checks.named(check, dataset), new Inspection(dataset));
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

    /** One row per check: {@code check}, {@code severity}, {@code rows}, {@code share}, {@code summary}, {@code fix}. */
    public Table table() {
        StringColumn check = StringColumn.create("check");
        StringColumn severity = StringColumn.create("severity");
        IntColumn count = IntColumn.create("rows");
        DoubleColumn share = DoubleColumn.create("share");
        StringColumn summary = StringColumn.create("summary");
        StringColumn fix = StringColumn.create("fix");
        for (Finding finding : findings) {
            check.append(finding.check());
            severity.append(finding.severity().name().toLowerCase(Locale.ROOT));
            count.append(finding.count());
            share.append(finding.share());
            summary.append(finding.summary());
            fix.append(finding.severity() == Finding.Severity.CLEAN ? "" : finding.fix());
        }
        return Table.create(dataset(), check, severity, count, share, summary, fix);
    }
}
