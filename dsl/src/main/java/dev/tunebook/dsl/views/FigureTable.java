package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.runs.About;
import dev.tunebook.engine.runs.FiguresEvaluation;
import java.util.Map;

/** What the views of labels, numbers, texts and tokens have in common. */
final class FigureTable {
    private FigureTable() {}

    /** Overall figures with their intervals. */
    static Table of(FiguresEvaluation evaluation) {
        double confidence = evaluation.figures().values().iterator().next().confidence();
        Table table = new Table("lrll", "figure", "value", Numbers.shortest(100 * confidence) + "% interval", "by");
        for (Map.Entry<String, Interval> each : evaluation.figures().entrySet()) {
            table.row(
                    each.getKey(),
                    Intervals.inUnit(each.getValue()),
                    Intervals.rangeInUnit(each.getValue()),
                    each.getValue().method());
        }
        return table;
    }

    /** A page's head: run, part, dataset, rows. */
    static Page page(About about) {
        return new Page(
                about.run() + " on " + about.part() + " rows",
                about.data().name() + ", "
                        + Numbers.count(about.data().indices(about.part()).length, "row", "rows") + ", "
                        + Numbers.duration(about.seconds()));
    }

    /** Warnings and notes on a page. */
    static void said(Page page, About about) {
        about.warnings().forEach(warning -> page.paragraph(warning, "note"));
        about.notes().forEach(note -> page.paragraph(note, "dim"));
    }

    /** Warnings and notes as text. */
    static void said(StringBuilder text, About about) {
        if (!about.warnings().isEmpty() || !about.notes().isEmpty()) {
            text.append('\n');
        }
        about.warnings()
                .forEach(warning ->
                        text.append("Note: ").append(Html.sentence(warning)).append('\n'));
        about.notes().forEach(note -> text.append(Html.sentence(note)).append('\n'));
    }

    /** A titled table, unless it is empty. */
    static void append(StringBuilder text, String title, Table table) {
        if (!table.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(title)
                    .append('\n')
                    .append(table.text())
                    .append('\n');
        }
    }

    /** A figure as a tile: its value, and its name with its interval. */
    static String[] tile(String name, Interval interval) {
        return new String[] {Intervals.inUnit(interval), name + ", " + Intervals.rangeInUnit(interval)};
    }
}
