package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** One row per check, with all that a finding says; the fix is empty where there is nothing to mend. */
    public Table table() {
        StringColumn check = StringColumn.create("check");
        StringColumn severity = StringColumn.create("severity");
        IntColumn count = IntColumn.create("rows");
        IntColumn of = IntColumn.create("of");
        DoubleColumn share = DoubleColumn.create("share");
        StringColumn summary = StringColumn.create("summary");
        StringColumn why = StringColumn.create("why");
        StringColumn fix = StringColumn.create("fix");
        for (Finding finding : findings) {
            check.append(finding.check());
            severity.append(finding.severity().name().toLowerCase(Locale.ROOT));
            count.append(finding.count());
            of.append(finding.of());
            share.append(finding.share());
            summary.append(finding.summary());
            why.append(finding.why());
            fix.append(finding.severity() == Finding.Severity.CLEAN ? "" : finding.fix());
        }
        return Table.create(dataset(), check, severity, count, of, share, summary, why, fix);
    }

    /** The examples of all findings, one row for each row that they show; its place is its file and line. */
    public Table examples() {
        List<StringColumn> columns = Stream.of("check", "example", "place", "part", "label", "text", "note")
                .map(StringColumn::create)
                .toList();
        for (Finding finding : findings) {
            for (int i = 0; i < finding.examples().size(); i++) {
                String number = String.valueOf(i + 1);
                Finding.Example example = finding.examples().get(i);
                List<String> empty = List.of("", "", "", "");
                List<List<String>> rows = example.rows().isEmpty()
                        ? List.of(empty)
                        : example.rows().stream().map(Report::cells).toList();
                rows.forEach(cells -> append(
                        columns,
                        Stream.of(List.of(finding.check(), number), cells, List.of(example.note()))
                                .flatMap(List::stream)
                                .toList()));
            }
        }
        return Table.create(dataset(), columns.toArray(StringColumn[]::new));
    }

    private static List<String> cells(Row row) {
        return List.of(row.file() + ":" + row.line(), row.part().toString(), row.label(), row.text());
    }

    private static void append(List<StringColumn> columns, List<String> cells) {
        IntStream.range(0, columns.size()).forEach(i -> columns.get(i).append(cells.get(i)));
    }
}
