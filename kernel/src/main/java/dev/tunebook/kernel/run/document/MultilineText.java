package dev.tunebook.kernel.run.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/** A text as a notebook file keeps it: one string, or a list of lines that each keep their line end. */
public final class MultilineText {
    private MultilineText() {}

    /** The whole text; empty for null. */
    public static String join(JsonElement element) {
        if (element == null || element.isJsonNull()) {
            return "";
        }
        if (!element.isJsonArray()) {
            return element.getAsString();
        }
        StringBuilder text = new StringBuilder();
        element.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }

    /** A list of lines. */
    public static JsonArray split(String text) {
        JsonArray lines = new JsonArray();
        int start = 0;
        while (start < text.length()) {
            int lineEnd = text.indexOf('\n', start);
            int next = lineEnd < 0 ? text.length() : lineEnd + 1;
            lines.add(text.substring(start, next));
            start = next;
        }
        return lines;
    }
}
