package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What all checks found in a dataset.
 *
 * @param dataset its name
 * @param fingerprint of its content
 * @param rows that it has
 * @param findings one for each check, clean ones included; the gravest first
 */
public record Report(String dataset, String fingerprint, int rows, List<Finding> findings) {
    private static final List<Check> CHECKS = List.of(
            new LeakedTexts(),
            new ConflictingLabels(),
            new RepeatedTexts(),
            new MissingCells(),
            new RareClasses(),
            new LabelVariants(),
            new BrokenCharacters(),
            new LongTexts(),
            new PersonalData(),
            new Boilerplate(),
            new GiveawayWords(),
            new Outliers(),
            new MixedLanguages(),
            new ListedWords(),
            new DomainShift(),
            new SuspectedLabels());

    /** Runs all checks; an interrupt ends it between two of them. */
    public static Report of(Dataset dataset) {
        Inspection inspection = new Inspection(dataset);
        return new Report(
                dataset.name(),
                dataset.fingerprint(),
                dataset.size(),
                CHECKS.stream()
                        .filter(check -> check.suits(dataset))
                        .map(check -> PersonalData.masked(look(check, inspection)))
                        .sorted(Comparator.comparing(Finding::severity).reversed())
                        .toList());
    }

    /**
     * Runs one check by its name.
     *
     * @throws UserException when no check has the name
     */
    public static Finding look(String check, Dataset dataset) {
        return CHECKS.stream()
                .filter(each -> each.name().equals(check) && each.suits(dataset))
                .findFirst()
                .map(each -> look(each, new Inspection(dataset)))
                .orElseThrow(() -> new UserException(
                        "check (" + check + ") must be one of "
                                + CHECKS.stream().map(Check::name).collect(Collectors.joining(", ")) + ".",
                        Nearest.maybe(check, CHECKS.stream().map(Check::name).toList())));
    }

    private static Finding look(Check check, Inspection inspection) {
        if (Thread.currentThread().isInterrupted()) {
            throw new java.util.concurrent.CancellationException("interrupted before " + check.name());
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
            severity.append(finding.severity().name().toLowerCase(java.util.Locale.ROOT));
            count.append(finding.count());
            share.append(finding.share());
            summary.append(finding.summary());
            fix.append(finding.severity() == Finding.Severity.CLEAN ? "" : finding.fix());
        }
        return Table.create(dataset, check, severity, count, share, summary, fix);
    }
}
