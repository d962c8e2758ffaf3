package dev.tunebook.dsl.views;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table that is written once and shown as aligned text and as HTML: texts to the left, numbers to the right. */
final class Table {
    /** The longest text that is not broken into lines, in characters. */
    private static final int UNBROKEN = 30;

    private static final int UNBROKEN_CODE = 60;
    private static final int UNBROKEN_LINE = 72;

    /** A cell whose text and HTML differ, such as one with a bar. */
    record Cell(String text, String html) {
        /** Shows a text, escaped. */
        static Cell of(String text) {
            return new Cell(Html.visible(text), Html.escape(text));
        }

        /** A text from data, cut to an excerpt. */
        static Cell excerpt(String text) {
            return new Cell(Html.visible(Html.cut(text, Html.EXCERPT)), Html.excerpt(text));
        }

        /** Short texts from data below each other; side by side in text. */
        static Cell lines(List<String> lines) {
            return new Cell(
                    lines.stream()
                            .map(line -> Html.visible(Html.cut(line, Html.EXCERPT)))
                            .collect(Collectors.joining(", ")),
                    lines.stream()
                            .map(line -> "<span class=\"" + (width(line) <= UNBROKEN_LINE ? "row" : "row long") + "\">"
                                    + Html.excerpt(line) + "</span>")
                            .collect(Collectors.joining()));
        }

        /** A number with a bar beside it. */
        static Cell bar(String number, double share, String colorClass) {
            return new Cell(
                    number,
                    "<span class=\"track\"><i class=\"" + colorClass + "\" style=\"width:"
                            + Numbers.fixed(100 * Math.max(0, Math.min(1, share)), 1)
                            + "%\"></i></span><span class=\"n\">"
                            + Html.escape(number) + "</span>");
        }

        /** A text set apart by a style class of {@link Page}. */
        static Cell styled(String text, String styleClass) {
            return new Cell(Html.visible(text), "<span class=\"" + styleClass + "\">" + Html.escape(text) + "</span>");
        }
    }

    private record Line(List<Cell> cells, String styleClass) {}

    private final boolean[] left;
    private final List<Cell> header;
    private final List<Line> lines = new ArrayList<>();
    private boolean sortable;

    /**
     * Makes a table without rows.
     *
     * @param alignment one letter per column, {@code l} or {@code r}
     * @param header the columns' titles; none for a table without a header
     */
    Table(String alignment, String... header) {
        left = new boolean[alignment.length()];
        for (int column = 0; column < left.length; column++) {
            left[column] = alignment.charAt(column) == 'l';
        }
        this.header = Arrays.stream(header)
                .map(title -> Cell.of(Html.cut(title, Html.EXCERPT)))
                .toList();
    }

    /** Adds a row: a String or a Cell for each column. */
    Table row(Object... cells) {
        return styled("", cells);
    }

    /** Adds a row with a style class of {@link Page}, which text does not show. */
    Table styled(String styleClass, Object... cells) {
        lines.add(new Line(
                Arrays.stream(cells)
                        .map(cell -> cell instanceof Cell made ? made : Cell.of((String) cell))
                        .toList(),
                styleClass));
        return this;
    }

    /** Lets a reader sort the page's rows by a column; rows of style class {@code sum} stay at the end. */
    Table sortable() {
        sortable = true;
        return this;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Number of rows. */
    int size() {
        return lines.size();
    }

    /** Columns two spaces apart, no trailing spaces. */
    String text() {
        List<List<Cell>> all = new ArrayList<>();
        if (!header.isEmpty()) {
            all.add(header);
        }
        lines.forEach(line -> all.add(line.cells()));
        int[] widths = new int[left.length];
        for (List<Cell> cells : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] =
                        Math.max(widths[column], width(cells.get(column).text()));
            }
        }
        return all.stream().map(cells -> line(cells, widths)).collect(Collectors.joining("\n"));
    }

    private String line(List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String text = cells.get(column).text();
            String padding = " ".repeat(widths[column] - width(text));
            line.append(column == 0 ? "" : "  ").append(left[column] ? text + padding : padding + text);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    String html() {
        StringBuilder html = new StringBuilder(sortable && lines.size() > 2 ? "<table class=\"sort\">" : "<table>");
        if (!header.isEmpty()) {
            html.append("<thead>").append(row("th", header, "")).append("</thead>");
        }
        html.append("<tbody>");
        lines.forEach(line -> html.append(row("td", line.cells(), line.styleClass())));
        return html.append("</tbody></table>").toString();
    }

    /** Short texts stay on one line, however narrow the page. */
    private static String styleClass(Cell cell) {
        int most = cell.html().startsWith("<code>") ? UNBROKEN_CODE : UNBROKEN;
        return width(cell.text()) <= most ? " class=\"l k\">" : " class=\"l\">";
    }

    private String row(String element, List<Cell> cells, String styleClass) {
        StringBuilder html = new StringBuilder(styleClass.isEmpty() ? "<tr>" : "<tr class=\"" + styleClass + "\">");
        for (int column = 0; column < left.length; column++) {
            html.append('<').append(element).append(left[column] ? styleClass(cells.get(column)) : ">");
            html.append(cells.get(column).html()).append("</").append(element).append('>');
        }
        return html.append("</tr>\n").toString();
    }
}
