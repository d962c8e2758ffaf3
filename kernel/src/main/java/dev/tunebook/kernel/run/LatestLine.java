package dev.tunebook.kernel.run;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.document.MultilineText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one line of an output that best says how far a cell has come. */
final class LatestLine {
    private static final Pattern COUNTS = Pattern.compile("\\d\\s*(?:of|/)\\s*\\d");

    private LatestLine() {}

    /**
     * Of a stream's text the last line; of a result the first line that counts, such as {@code Epoch 3 of 8}, since
     * below it may stand tables and curves, else its last line. An empty text when there is no text.
     *
     * @param content of the message
     */
    static String of(JsonObject content) {
        boolean result = content.get("data") instanceof JsonObject;
        String text = result
                ? MultilineText.join(content.getAsJsonObject("data").get("text/plain"))
                : content.has("text") ? content.get("text").getAsString() : "";
        List<String> lines = text.lines()
                .flatMap(line -> List.of(line.split("\r")).stream())
                .map(line -> PlainText.of(line).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        Optional<String> counting =
                lines.stream().filter(line -> COUNTS.matcher(line).find()).findFirst();
        String last = lines.get(lines.size() - 1);
        return result ? counting.orElse(last) : last;
    }
}
