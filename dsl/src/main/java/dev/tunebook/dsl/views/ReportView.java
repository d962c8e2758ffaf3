package dev.tunebook.dsl.views;

import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Finding.Severity;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.quality.TokenLengths;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a dataset: what it looks like, then each finding, the gravest first. */
public final class ReportView implements View<Report> {
    /** Longest name of a model, in code points. */
    private static final int MODEL = 60;

    @Override
    public String text(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(Html.sentence(report.dataset())).append(": ").append(verdict(report));
        text.append("\n\n").append(Html.sentence(DatasetView.size(report.card())));
        DatasetView.imbalance(report.card())
                .ifPresent(imbalance -> text.append("\n").append(Html.sentence(imbalance)));
        text.append("\n\n").append(lengths(report).text());
        if (!report.card().classes().isEmpty()) {
            text.append("\n\n").append(classes(report).text());
        }
        for (Finding finding : found(report)) {
            text.append("\n\n").append(FindingHtml.text(finding));
        }
        String clean = clean(report);
        return text + (clean.isEmpty() ? "" : "\n\n" + clean);
    }

    @Override
    public String html(Report report) {
        Page page = new Page(report.dataset(), DatasetView.size(report.card()));
        page.html(FindingHtml.STYLE);
        page.tiles(Arrays.stream(Severity.values())
                .sorted((a, b) -> b.compareTo(a))
                .flatMap(severity -> List.of(Numbers.count(count(report, severity)), tile(severity)).stream())
                .toArray(String[]::new));
        page.html(lengths(report).html());
        if (!report.card().classes().isEmpty()) {
            page.folded(
                    Numbers.count(report.card().classes().size(), "class", "classes"),
                    classes(report).html());
        }
        DatasetView.imbalance(report.card()).ifPresent(imbalance -> page.paragraph(imbalance, "dim"));
        found(report).forEach(finding -> page.html(FindingHtml.of(finding)));
        String clean = clean(report);
        return (clean.isEmpty() ? page : page.paragraph(clean, "good")).toString();
    }

    /** Findings in a line each, for below a dataset's card; empty when there are none. */
    static String briefText(Report report) {
        List<Finding> found = found(report);
        Table table = brief(found);
        return (found.isEmpty() ? "Nothing found at first sight." : table.text()) + "\n" + more(report);
    }

    /** The same as HTML without a frame. */
    static String briefHtml(Report report) {
        List<Finding> found = found(report);
        String list = found.isEmpty()
                ? "<p class=\"good\">Nothing found at first sight.</p>"
                : brief(found).html();
        return "<h5>At first sight</h5>\n" + list + "<p class=\"dim\">" + Html.escapedSentence(more(report)) + "</p>\n";
    }

    private static Table brief(List<Finding> found) {
        Table table = new Table("lll");
        for (Finding finding : found) {
            table.row(
                    finding.severity() == Severity.NOTE
                            ? FindingHtml.severity(finding)
                            : Table.Cell.styled(FindingHtml.severity(finding), "bad"),
                    Table.Cell.of(finding.summary()),
                    finding.fix().isEmpty()
                            ? Table.Cell.of("")
                            : new Table.Cell(
                                    Html.sentence(finding.fix()),
                                    "<code>" + Html.escapedSentence(finding.fix()) + "</code>"));
        }
        return table;
    }

    private static String more(Report report) {
        return "%%report %s shows examples, and looks for suspected labels, other languages and domain shift too."
                .formatted(report.dataset());
    }

    private static Table classes(Report report) {
        return DatasetView.classes(report.card(), report.card().classes());
    }

    private static Table lengths(Report report) {
        Table table = DatasetView.lengths(report.card());
        report.tokens().ifPresent(tokens -> add(table, tokens));
        return table;
    }

    private static void add(Table table, TokenLengths tokens) {
        table.row(
                "tokens of " + Html.cut(tokens.model(), MODEL) + ", " + Numbers.count(tokens.cut()) + " texts over "
                        + Numbers.count(tokens.mostTokens()),
                Numbers.count(tokens.shortest()),
                Numbers.count(tokens.median()),
                Numbers.count(tokens.p95()),
                Numbers.count(tokens.longest()),
                "");
    }

    private static List<Finding> found(Report report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() != Severity.CLEAN)
                .toList();
    }

    private static long count(Report report, Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String verdict(Report report) {
        return "of " + Numbers.count(report.findings().size(), "check", "checks") + " "
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

    private static String clean(Report report) {
        String names = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.CLEAN)
                .map(finding -> finding.check().replace('-', ' '))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : "Nothing to report: " + names + ".";
    }
}
