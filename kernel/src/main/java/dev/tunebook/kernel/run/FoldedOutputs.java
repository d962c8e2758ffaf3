package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.document.MultilineText;
import java.util.ArrayList;
import java.util.List;

/** A cell's outputs as a few lines for a terminal: the head, what was left out, and the last lines. */
final class FoldedOutputs {
    private static final int HEAD_LINES = 6;
    private static final int TAIL_LINES = 2;

    private FoldedOutputs() {}

    /** @param columns longer lines are cut */
    static List<String> of(JsonArray outputs, int columns) {
        List<String> lines = new ArrayList<>();
        for (JsonElement output : outputs) {
            lines.addAll(fold(text(output.getAsJsonObject()), columns));
        }
        return lines;
    }

    private static String text(JsonObject output) {
        return switch (output.get("output_type").getAsString()) {
            case "stream" -> MultilineText.join(output.get("text"));
            case "error" ->
                output.get("ename").getAsString() + ": " + output.get("evalue").getAsString();
            default -> text(output.getAsJsonObject("data"), output);
        };
    }

    private static String text(JsonObject data, JsonObject output) {
        if (data.has("text/plain")) {
            return MultilineText.join(data.get("text/plain"));
        }
        return "(" + String.join(", ", output.getAsJsonObject("data").keySet()) + ")";
    }

    private static List<String> fold(String text, int columns) {
        List<String> all = PlainText.of(text).lines().map(String::stripTrailing).toList();
        int first = 0;
        int end = all.size();
        while (first < end && all.get(first).isEmpty()) {
            first++;
        }
        while (end > first && all.get(end - 1).isEmpty()) {
            end--;
        }
        List<String> lines =
                all.subList(first, end).stream().map(line -> cut(line, columns)).toList();
        // One line more is shown rather than replaced by a line that says so.
        if (lines.size() <= HEAD_LINES + TAIL_LINES + 1) {
            return lines;
        }
        List<String> folded = new ArrayList<>(lines.subList(0, HEAD_LINES));
        folded.add("… " + (lines.size() - HEAD_LINES - TAIL_LINES) + " more lines …");
        folded.addAll(lines.subList(lines.size() - TAIL_LINES, lines.size()));
        return folded;
    }

    /** The text, or its beginning and an ellipsis, at most so many code points wide. */
    static String cut(String text, int columns) {
        String line = text.replace("\t", "    ");
        if (line.codePointCount(0, line.length()) <= columns) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, Math.max(0, columns - 1))) + "…";
    }
}
