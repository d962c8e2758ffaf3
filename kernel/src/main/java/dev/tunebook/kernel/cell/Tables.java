package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.List;
import java.util.stream.Collectors;

/** Small tables as text and as HTML. */
final class Tables {
    private Tables() {}

    static MimeBundle of(List<String> head, List<List<String>> rows) {
        return MimeBundle.of(text(head, rows), html(head, rows));
    }

    /** Escapes text for HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String text(List<String> head, List<List<String>> rows) {
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    head.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        String body = rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
        return line(head, widths) + (rows.isEmpty() ? "" : "\n" + body);
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String html(List<String> head, List<List<String>> rows) {
        String body = rows.stream().map(row -> row(row, "td")).collect(Collectors.joining());
        return "<table><thead>" + row(head, "th") + "</thead><tbody>" + body + "</tbody></table>";
    }

    private static String row(List<String> cells, String tag) {
        return cells.stream()
                .map(cell -> "<" + tag + " style=\"text-align:left\">" + escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }
}
