package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.runs.About;
import dev.tunebook.engine.runs.FiguresEvaluation;
import dev.tunebook.engine.runs.Neighbour;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** A page's beginning: run, part, dataset and rows, some figures as tiles, what to know of them. */
    static Page page(FiguresEvaluation evaluation, String... titles) {
        About about = evaluation.about();
        Page page = new Page(
                about.run() + " on " + about.part() + " rows",
                about.data().name() + ", "
                        + Numbers.count(about.data().indices(about.part()).length, "row", "rows") + ", "
                        + Numbers.duration(about.seconds()));
        page.tiles(Stream.of(titles)
                .flatMap(title -> Stream.of(tile(title, evaluation.figures().get(title))))
                .toArray(String[]::new));
        said(page, about);
        return page;
    }

    /** A page's end: slices, and the worst rows to be unfolded. */
    static void ended(Page page, FiguresEvaluation evaluation, String worst, Table mistakes) {
        page.section("Slices", EvaluationTables.slices(evaluation.slices()));
        page.folded(Numbers.count(mistakes.size(), "row", "rows") + " " + worst, mistakes);
    }

    /** The same as text, with all that was said before it. */
    static String ended(StringBuilder text, FiguresEvaluation evaluation, String worst, Table mistakes) {
        append(text, "Slices", EvaluationTables.slices(evaluation.slices()));
        append(text, worst, mistakes);
        said(text, evaluation.about().warnings(), evaluation.about().notes());
        return text.toString().stripTrailing();
    }

    /** The training row most like a text, with its label and what more there is to say. */
    static Table.Cell nearest(Neighbour neighbour, String more) {
        if (neighbour.row().isEmpty()) {
            return Table.Cell.styled("none shares a word", "dim");
        }
        Table.Cell text = Table.Cell.excerpt(neighbour.row().get().text());
        String label = neighbour.row().get().label();
        Table.Cell about = Table.Cell.excerpt((label.isEmpty() ? "" : label + ", ") + "similarity "
                + Numbers.fixed(neighbour.similarity(), 2) + more);
        return new Table.Cell(
                text.text() + " [" + about.text() + "]",
                text.html() + "<span class=\"row long dim\">" + about.html() + "</span>");
    }

    /** Warnings and notes on a page. */
    private static void said(Page page, About about) {
        about.warnings().forEach(warning -> page.paragraph(warning, "note"));
        about.notes().forEach(note -> page.paragraph(note, "dim"));
    }

    /** Warnings and notes as text. */
    static void said(StringBuilder text, List<String> warnings, List<String> notes) {
        if (!warnings.isEmpty() || !notes.isEmpty()) {
            text.append('\n');
        }
        DuelTables.warnings(text, warnings);
        notes.forEach(note -> text.append(Html.sentence(note)).append('\n'));
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
    private static String[] tile(String name, Interval interval) {
        return new String[] {Intervals.inUnit(interval), name + ", " + Intervals.rangeInUnit(interval)};
    }
}
