package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A confusion matrix as a heat map, with the pairs that are confused most. Shades are shares of the true class. */
final class ConfusionHtml {
    private static final int LARGEST_TABLE = 20;
    private static final int PAIRS = 8;
    private static final int NOTEWORTHY_ROWS = 2;
    private static final int SHADES = 6;

    private record Pair(int truth, int predicted, long rows) {}

    private ConfusionHtml() {}

    static void append(Page page, ConfusionMatrix confusion) {
        ConfusionMatrix present = confusion.select(confusion.presentLabels());
        page.section("Confusion matrix").html(present.labels().size() <= LARGEST_TABLE ? table(present) : map(present));
        Table pairs = pairs(present);
        if (!pairs.isEmpty()) {
            page.section("Confused most").html(pairs.html());
        }
    }

    /** The same as text: counts in numbered columns where the classes are few, and those confused most. */
    static void append(StringBuilder text, ConfusionMatrix confusion) {
        ConfusionMatrix present = confusion.select(confusion.presentLabels());
        if (present.labels().size() <= LARGEST_TABLE) {
            FigureTable.append(text, "Confusion matrix: rows are true classes, columns answers", counts(present));
        }
        FigureTable.append(text, "Confused most", pairs(present));
    }

    private static Table counts(ConfusionMatrix confusion) {
        int classes = confusion.labels().size();
        String[] header = new String[classes + 2];
        header[0] = "";
        header[1] = "";
        for (int id = 0; id < classes; id++) {
            header[id + 2] = String.valueOf(id + 1);
        }
        Table table = new Table("rl" + "r".repeat(classes), header);
        for (int truth = 0; truth < classes; truth++) {
            Object[] cells = new Object[classes + 2];
            cells[0] = header[truth + 2];
            cells[1] = Table.Cell.excerpt(confusion.labels().get(truth));
            for (int predicted = 0; predicted < classes; predicted++) {
                long rows = confusion.counts()[truth][predicted];
                cells[predicted + 2] = rows == 0 ? "" : Numbers.count(rows);
            }
            table.row(cells);
        }
        return table;
    }

    private static String table(ConfusionMatrix confusion) {
        StringBuilder html = new StringBuilder("<table class=\"heat\"><thead><tr><th>true ↓ &nbsp; answered →</th>");
        confusion
                .labels()
                .forEach(label ->
                        html.append("<th><span>").append(Html.excerpt(label)).append("</span></th>"));
        html.append("</tr></thead><tbody>");
        for (int truth = 0; truth < confusion.labels().size(); truth++) {
            html.append("<tr><th>")
                    .append(Html.excerpt(confusion.labels().get(truth)))
                    .append("</th>");
            for (int predicted = 0; predicted < confusion.labels().size(); predicted++) {
                html.append(cell(confusion, truth, predicted));
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String cell(ConfusionMatrix confusion, int truth, int predicted) {
        long rows = confusion.counts()[truth][predicted];
        if (rows == 0) {
            return "<td></td>";
        }
        double share = rows / (double) confusion.support(truth);
        return String.format(
                Locale.ROOT,
                "<td style=\"background:rgba(%s,%.2f)\">%s</td>",
                truth == predicted ? "0,114,178" : "213,94,0",
                0.12 + (truth == predicted ? 0.43 : 0.68) * share,
                Numbers.count(rows));
    }

    /** Too many classes for a table: one square per cell, grouped by shade so that the page stays small. */
    private static String map(ConfusionMatrix confusion) {
        int classes = confusion.labels().size();
        StringBuilder[] right = shades();
        StringBuilder[] wrong = shades();
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                long rows = confusion.counts()[truth][predicted];
                if (rows > 0) {
                    double share = rows / (double) confusion.support(truth);
                    int shade = Math.min(SHADES - 1, (int) (share * SHADES));
                    (truth == predicted ? right : wrong)
                            [shade].append("M")
                            .append(predicted)
                            .append(' ')
                            .append(truth)
                            .append("h1v1h-1z");
                }
            }
        }
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-2 -2 %d %d\" role=\"img\" "
                        + "style=\"width:100%%;max-width:480px;height:auto\"><title>Confusion matrix of %d classes: rows "
                        + "are true, columns answered</title><rect width=\"%d\" height=\"%d\" fill=\"none\" "
                        + "stroke=\"currentColor\" stroke-opacity=\".3\" stroke-width=\".2\"/>",
                classes + 4,
                classes + 4,
                classes,
                classes,
                classes));
        paths(svg, right, "#0072b2");
        paths(svg, wrong, "#d55e00");
        return svg.append(
                        "</svg><p class=\"dim\">Rows are the true classes, columns the answers, in order of their names: ")
                .append("blue is right, orange is wrong; the stronger, the larger the share of the true class.</p>")
                .toString();
    }

    private static StringBuilder[] shades() {
        StringBuilder[] shades = new StringBuilder[SHADES];
        java.util.Arrays.setAll(shades, shade -> new StringBuilder());
        return shades;
    }

    private static void paths(StringBuilder svg, StringBuilder[] shades, String color) {
        for (int shade = 0; shade < SHADES; shade++) {
            if (!shades[shade].isEmpty()) {
                svg.append(String.format(
                        Locale.ROOT,
                        "<path fill=\"%s\" fill-opacity=\"%.2f\" d=\"%s\"/>",
                        color,
                        0.35 + 0.6 * shade / (SHADES - 1),
                        shades[shade]));
            }
        }
    }

    /** The cells off the diagonal with the most rows. */
    private static Table pairs(ConfusionMatrix confusion) {
        List<Pair> pairs = new ArrayList<>();
        for (int truth = 0; truth < confusion.labels().size(); truth++) {
            for (int predicted = 0; predicted < confusion.labels().size(); predicted++) {
                long rows = confusion.counts()[truth][predicted];
                if (truth != predicted && rows >= NOTEWORTHY_ROWS) {
                    pairs.add(new Pair(truth, predicted, rows));
                }
            }
        }
        pairs.sort(Comparator.comparingLong(Pair::rows).reversed());
        Table table = new Table("llrr", "true class", "answered", "rows", "of the true class");
        pairs.stream()
                .limit(PAIRS)
                .forEach(pair -> table.row(
                        Table.Cell.excerpt(confusion.labels().get(pair.truth())),
                        Table.Cell.excerpt(confusion.labels().get(pair.predicted())),
                        Numbers.count(pair.rows()),
                        Numbers.percent(pair.rows() / (double) confusion.support(pair.truth()))));
        return table;
    }
}
