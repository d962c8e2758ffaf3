package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Finding.Severity;
import dev.tunebook.engine.quality.Report;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is wrong with a dataset: each finding with its figures, why it matters, what mends it, and examples. */
public final class ReportView implements View<Report> {
    /** Examples in sight; the others are folded in HTML and left out of text. */
    private static final int SHOWN = 3;

    @Override
    public String text(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(Html.sentence(report.dataset())).append(": ").append(verdict(report));
        for (Finding finding : found(report)) {
            text.append("\n\n")
                    .append(severity(finding).toUpperCase(Locale.ROOT))
                    .append("  ");
            text.append(title(finding)).append("\n").append(Html.sentence(finding.summary()));
            text.append("\nWhy: ").append(Html.sentence(finding.why()));
            text.append("\nFix: ").append(Html.sentence(finding.fix()));
            text.append("\n").append(examples(first(finding)).text().indent(2).stripTrailing());
        }
        String clean = clean(report);
        return text + (clean.isEmpty() ? "" : "\n\n" + clean);
    }

    @Override
    public String html(Report report) {
        Page page = new Page(report.dataset(), Numbers.count(report.rows(), "row", "rows"));
        page.tiles(Arrays.stream(Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .flatMap(severity -> List.of(Numbers.count(count(report, severity)), tile(severity)).stream())
                .toArray(String[]::new));
        for (Finding finding : found(report)) {
            page.section(title(finding));
            page.html("<p><span class=\"" + (finding.severity() == Severity.NOTE ? "dim" : "bad") + "\">"
                    + severity(finding) + "</span> "
                    + Table.Cell.bar(Numbers.percent(finding.share()), finding.share(), "red")
                            .html()
                    + "</p>");
            page.paragraph(finding.summary(), "").paragraph(finding.why(), "dim");
            page.paragraph(finding.fix(), "note");
            page.html(examples(first(finding)).html());
            List<Finding.Example> more = finding.examples()
                    .subList(first(finding).size(), finding.examples().size());
            if (!more.isEmpty()) {
                page.folded(
                        Numbers.count(more.size(), "example more", "examples more"),
                        examples(more).html());
            }
        }
        String clean = clean(report);
        return (clean.isEmpty() ? page : page.paragraph(clean, "good")).toString();
    }

    private static List<Finding> found(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.CLEAN)
                .toList();
    }

    private static List<Finding.Example> first(Finding finding) {
        return finding.examples().subList(0, Math.min(SHOWN, finding.examples().size()));
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String verdict(Report report) {
        return Numbers.count(report.rows(), "row", "rows") + "; of "
                + Numbers.count(report.findings().size(), "check", "checks") + " "
                + Numbers.count(count(report, Severity.SERIOUS)) + " serious, "
                + Numbers.count(count(report, Severity.WARNING), "warning", "warnings") + ", "
                + Numbers.count(count(report, Severity.NOTE), "note", "notes") + ", "
                + Numbers.count(count(report, Severity.CLEAN)) + " clean";
    }

    private static String tile(Severity severity) {
        return switch (severity) {
            case SERIOUS -> "serious";
            case WARNING -> "warnings";
            case NOTE -> "notes";
            case CLEAN -> "clean";
        };
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /** {@code leaked-texts} as {@code Leaked texts}. */
    private static String title(Finding finding) {
        String words = finding.check().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String clean(Report report) {
        String names = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.CLEAN)
                .map(finding -> finding.check().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "Nothing to report: " + names + ".";
    }

    private static Table examples(List<Finding.Example> examples) {
        Table table = new Table("lll");
        for (Finding.Example example : examples) {
            List<Row> rows = example.rows();
            if (rows.isEmpty()) {
                table.row("", Table.Cell.excerpt(example.note()), "");
            }
            for (int i = 0; i < rows.size(); i++) {
                Table.Cell text = rows.size() < 2
                        ? Table.Cell.excerpt(rows.get(i).text())
                        : Differences.between(
                                        rows.get(0).text(),
                                        rows.get(Math.max(1, i)).text())
                                .get(Math.min(1, i));
                table.row(where(rows.get(i)), text, i == 0 ? Table.Cell.excerpt(example.note()) : "");
            }
        }
        return table;
    }

    private static Table.Cell where(Row row) {
        return Table.Cell.lines(List.of(row.file() + ":" + row.line() + " " + row.part(), row.label()));
    }
}
