package dev.tunebook.kernel.run.page;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.document.NotebookDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The whole page: one file with its style and pictures inside, which may fetch nothing.
 *
 * @param document the executed notebook
 * @param folder that relative picture paths resolve against
 * @param fallbackTitle for a notebook without a heading
 */
public record NotebookPage(NotebookDocument document, Path folder, String fallbackTitle) {
    /** Scripts of results may run, but neither they nor anything else may reach out of the page. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:;"
            + " script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public String html() {
        StringBuilder html =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.append("<title>").append(Html.escape(title())).append("</title>\n");
        html.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n<main>\n");
        if (document.cells().stream().anyMatch(CellHtml::failed)) {
            html.append(
                    "<p class=\"banner\" role=\"alert\">This run ended early: <a href=\"#failed-cell\">a cell failed</a>.</p>\n");
        }
        CellHtml cells = new CellHtml(folder);
        document.cells().forEach(cell -> html.append(cells.html(cell)));
        return html.append("</main>\n")
                .append(footer())
                .append("</body>\n</html>\n")
                .toString();
    }

    private String title() {
        return document.cells().stream()
                .filter(cell -> cell.type().equals("markdown"))
                .map(Cell::source)
                .map(MarkdownHtml::firstHeading)
                .filter(heading -> !heading.isEmpty())
                .findFirst()
                .orElse(fallbackTitle);
    }

    /** When, with what and how long: small, below everything. */
    private String footer() {
        StringBuilder html = new StringBuilder("<footer>");
        text("papermill", "input_path")
                .ifPresent(path -> html.append(Html.escape(path)).append(" · "));
        text("papermill", "start_time")
                .ifPresent(time ->
                        html.append("run ").append(Html.escape(minute(time))).append(" · "));
        text("papermill", "duration")
                .ifPresent(seconds -> html.append(seconds(seconds)).append(" · "));
        html.append(Html.escape(text("kernelspec", "display_name").orElse("Java")));
        text("language_info", "version")
                .ifPresent(version -> html.append(", Java ").append(Html.escape(version)));
        return html.append("</footer>\n").toString();
    }

    private static String minute(String instant) {
        return instant.length() < 16 ? instant : instant.substring(0, 16).replace('T', ' ') + " UTC";
    }

    private static String seconds(String seconds) {
        return String.format(Locale.ROOT, "%.1f s", Double.parseDouble(seconds));
    }

    private Optional<String> text(String group, String name) {
        return document.metadata().get(group) instanceof JsonObject json && json.has(name)
                ? Optional.of(json.get(name).getAsString())
                : Optional.empty();
    }

    private static String style() {
        try (InputStream css = NotebookPage.class.getResourceAsStream("page.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
