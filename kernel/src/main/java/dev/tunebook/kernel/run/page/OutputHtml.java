package dev.tunebook.kernel.run.page;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import dev.tunebook.kernel.run.document.MultilineText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One output of a cell as HTML: the richest of its forms that a page can show. */
final class OutputHtml {
    private static final List<String> IMAGES = List.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Path folder;
    private int svgCount;

    /** @param folder of the notebook, for pictures in Markdown results */
    OutputHtml(Path folder) {
        this.folder = folder;
    }

    String html(JsonObject output) {
        return switch (output.get("output_type").getAsString()) {
            case "stream" -> stream(output);
            case "error" -> error(output);
            default -> bundle(output.getAsJsonObject("data"), output.getAsJsonObject("metadata"));
        };
    }

    private static String stream(JsonObject output) {
        String name = output.get("name").getAsString().equals("stderr") ? "stderr" : "stdout";
        return "<pre class=\"stream " + name + "\">" + Ansi.html(MultilineText.join(output.get("text"))) + "</pre>";
    }

    private static String error(JsonObject output) {
        List<String> lines = new ArrayList<>();
        output.getAsJsonArray("traceback").forEach(line -> lines.add(MultilineText.join(line)));
        String text = String.join("\n", lines).strip();
        if (text.isEmpty()) {
            text = output.get("ename").getAsString() + ": "
                    + output.get("evalue").getAsString();
        }
        return "<pre class=\"error\" role=\"alert\">" + Ansi.html(text) + "</pre>";
    }

    private String bundle(JsonObject data, JsonObject metadata) {
        if (data.has("text/html")) {
            return "<div class=\"rich\">" + text(data, "text/html") + "</div>";
        }
        if (data.has("image/svg+xml")) {
            return "<div class=\"picture\">" + SvgIds.prefix(text(data, "image/svg+xml"), "svg" + ++svgCount + "-")
                    + "</div>";
        }
        for (String mimeType : IMAGES) {
            if (data.has(mimeType)) {
                return image(mimeType, data, metadata);
            }
        }
        if (data.has("text/markdown")) {
            String html = MarkdownHtml.html(text(data, "text/markdown"), new JsonObject(), folder);
            return "<div class=\"markdown\">" + html + "</div>";
        }
        if (data.has("text/plain")) {
            return "<pre class=\"result\">" + Ansi.html(text(data, "text/plain")) + "</pre>";
        }
        return other(data);
    }

    private static String image(String mimeType, JsonObject data, JsonObject metadata) {
        StringBuilder html = new StringBuilder("<div class=\"picture\"><img src=\"data:").append(mimeType);
        html.append(";base64,")
                .append(Html.escape(text(data, mimeType).replaceAll("\\s", "")))
                .append('"');
        html.append(" alt=\"").append(Html.escape(text(data, "text/plain"))).append('"');
        if (metadata != null && metadata.get(mimeType) instanceof JsonObject size) {
            for (String side : List.of("width", "height")) {
                if (size.has(side) && size.get(side).getAsString().matches("\\d+(\\.\\d+)?")) {
                    html.append(' ')
                            .append(side)
                            .append("=\"")
                            .append(size.get(side).getAsString())
                            .append('"');
                }
            }
        }
        return html.append("></div>").toString();
    }

    private static String other(JsonObject data) {
        StringBuilder html = new StringBuilder();
        data.asMap().forEach((mimeType, value) -> {
            String text = mimeType.endsWith("json") ? pretty(value) : MultilineText.join(value);
            html.append("<pre class=\"result\">").append(Html.escape(text)).append("</pre>");
        });
        return html.toString();
    }

    private static String pretty(JsonElement value) {
        JsonElement json = value;
        if (value.isJsonPrimitive()
                || value.isJsonArray()
                        && value.getAsJsonArray().asList().stream().allMatch(OutputHtml::isText)) {
            try {
                json = JsonParser.parseString(MultilineText.join(value));
            } catch (JsonSyntaxException text) {
                json = value;
            }
        }
        return new GsonBuilder()
                .setPrettyPrinting()
                .serializeNulls()
                .disableHtmlEscaping()
                .create()
                .toJson(json);
    }

    private static boolean isText(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    }

    private static String text(JsonObject data, String mimeType) {
        return MultilineText.join(data.get(mimeType));
    }
}
