package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One finding of a report: its figures, why it matters, the line that mends it, and examples. */
final class FindingHtml {
    /** Examples in sight; the others are folded in HTML and left out of text. */
    private static final int SHOWN = 3;

    /** Where a line would change nothing, such as for rows that were left out when the file was read. */
    private static final String NOTHING_TO_MEND = "none needed; no row of the dataset would change.";

    /** Checks whose examples nobody should have to see. */
    private static final Set<String> FOLDED = Set.of("listed-words");

    /** Colours that are told apart by all, on light and on dark pages; the severity is written beside them too. */
    static final String STYLE = """
            <style>
            .tunebook .finding{border-left:4px solid rgba(128,128,128,.5);padding:2px 0 2px 12px;margin:14px 0}
            .tunebook .finding.serious{border-color:#d55e00}.tunebook .finding.warning{border-color:#e69f00}
            .tunebook .finding.note{border-color:#56b4e9}
            .tunebook .finding h5{margin:0 0 2px;font-size:14px}
            .tunebook .badge{display:inline-block;font-size:11px;font-weight:600;line-height:1.5;padding:0 7px;\
            border-radius:9px;margin-right:8px;color:#fff;background:#6b7280;text-transform:uppercase;letter-spacing:.03em}
            .tunebook .serious .badge{background:#b04a00}.tunebook .warning .badge{background:#946200}
            .tunebook .note .badge{background:#0072b2}
            .tunebook code{font:12.5px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;\
            background:rgba(128,128,128,.16);padding:2px 8px;border-radius:4px;color:inherit;white-space:pre-wrap}
            .tunebook table .k code{white-space:pre}
            </style>
            """;

    private FindingHtml() {}

    static String of(Finding finding) {
        List<Finding.Example> first = first(finding);
        List<Finding.Example> more =
                finding.examples().subList(first.size(), finding.examples().size());
        StringBuilder html = new StringBuilder("<div class=\"finding " + severity(finding) + "\">\n<h5>");
        html.append("<span class=\"badge\">").append(severity(finding)).append("</span>");
        html.append(Html.escapedSentence(title(finding))).append("</h5>\n<p>");
        html.append(Table.Cell.bar(Numbers.percent(finding.share()), finding.share(), colour(finding))
                .html());
        html.append(" ").append(Html.escapedSentence(finding.summary())).append("</p>\n");
        html.append("<p class=\"dim\">")
                .append(Html.escapedSentence(finding.why()))
                .append("</p>\n");
        html.append("<p>Fix: ")
                .append(
                        finding.fix().isEmpty()
                                ? NOTHING_TO_MEND
                                : "<code>" + Html.escapedSentence(finding.fix()) + "</code>")
                .append("</p>\n");
        if (!first.isEmpty()) {
            html.append(examples(first).html());
        }
        if (!more.isEmpty()) {
            String summary = first.isEmpty()
                    ? Numbers.count(more.size(), "example", "examples")
                    : Numbers.count(more.size(), "example more", "examples more");
            html.append("<details><summary>").append(summary).append("</summary>\n");
            html.append(examples(more).html()).append("</details>\n");
        }
        return html.append("</div>").toString();
    }

    private static String colour(Finding finding) {
        return finding.severity() == Severity.NOTE ? "blue" : "red";
    }

    static String text(Finding finding) {
        StringBuilder text = new StringBuilder(severity(finding).toUpperCase(Locale.ROOT) + "  " + title(finding));
        text.append("\n").append(Html.sentence(finding.summary()));
        text.append("\nWhy: ").append(Html.sentence(finding.why()));
        text.append("\nFix: ").append(finding.fix().isEmpty() ? NOTHING_TO_MEND : Html.sentence(finding.fix()));
        if (!first(finding).isEmpty()) {
            text.append("\n").append(examples(first(finding)).text().indent(2).stripTrailing());
        }
        return text.toString();
    }

    static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    /** {@code leaked-texts} as {@code Leaked texts}. */
    static String title(Finding finding) {
        String words = finding.check().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<Finding.Example> first(Finding finding) {
        return FOLDED.contains(finding.check())
                ? List.of()
                : finding.examples()
                        .subList(0, Math.min(SHOWN, finding.examples().size()));
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
