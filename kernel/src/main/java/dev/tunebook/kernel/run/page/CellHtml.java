package dev.tunebook.kernel.run.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.document.Cell;
import java.nio.file.Path;
import java.time.Duration;

/** One cell as HTML: prose as it is, code with its prompt, time and outputs. */
final class CellHtml {
    private static final double SHOWN_FROM_SECONDS = 0.5;

    private final Path folder;
    private final OutputHtml outputs;

    CellHtml(Path folder) {
        this.folder = folder;
        this.outputs = new OutputHtml(folder);
    }

    String html(Cell cell) {
        return switch (cell.type()) {
            case "markdown" -> "<section class=\"markdown\">\n" + markdown(cell) + "</section>\n";
            case "code" -> code(cell);
            default -> "<section class=\"raw\"><pre>" + Html.escape(cell.source()) + "</pre></section>\n";
        };
    }

    private String markdown(Cell cell) {
        JsonObject attachments =
                cell.json().get("attachments") instanceof JsonObject attached ? attached : new JsonObject();
        return MarkdownHtml.html(cell.source(), attachments, folder);
    }

    private String code(Cell cell) {
        if (cell.source().isBlank() && cell.outputs().isEmpty()) {
            return "";
        }
        boolean failed = failed(cell);
        StringBuilder html = new StringBuilder("<section class=\"code");
        html.append(failed ? " failed\" id=\"failed-cell" : "").append("\">\n");
        html.append("<div class=\"prompt\">")
                .append(Html.escape(cell.executionCount()))
                .append(time(cell));
        html.append("</div>\n<pre class=\"source\"><code>")
                .append(JavaHighlighter.html(cell.source().stripTrailing()));
        html.append("</code></pre>\n");
        if (!cell.outputs().isEmpty()) {
            html.append("<div class=\"outputs\">\n");
            for (JsonElement output : cell.outputs()) {
                html.append(outputs.html(output.getAsJsonObject())).append('\n');
            }
            html.append("</div>\n");
        }
        return html.append("</section>\n").toString();
    }

    /** Whether the run ended at this cell. */
    static boolean failed(Cell cell) {
        return cell.isCode()
                && cell.metadata().get("papermill") instanceof JsonObject papermill
                && papermill.has("exception")
                && papermill.get("exception").getAsBoolean();
    }

    private static String time(Cell cell) {
        double seconds = cell.metadata().get("papermill") instanceof JsonObject papermill && papermill.has("duration")
                ? papermill.get("duration").getAsDouble()
                : 0;
        return seconds < SHOWN_FROM_SECONDS
                ? ""
                : "<small>" + Durations.text(Duration.ofMillis(Math.round(seconds * 1000))) + "</small>";
    }
}
