package dev.tunebook.kernel.run.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The outputs below one cell, as the messages of its kernel leave them.
 *
 * <p>The rules are Jupyter's: neighbouring texts of one stream are one output, {@code clear_output(wait)} clears when
 * the next output comes, {@code update_display_data} changes every output of that display id, in whichever cell.
 */
public final class OutputArea {
    private static final Set<String> MIME_TYPES_KEPT_AS_LINES = Set.of("application/javascript", "image/svg+xml");

    private sealed interface Output permits Stream, Fixed {}

    private record Stream(String name, StringBuilder text) implements Output {}

    private record Fixed(JsonObject json) implements Output {}

    private final DisplayIds displayIds;
    private final List<Output> outputs = new ArrayList<>();
    private boolean clearBeforeNext;

    /** @param displayIds shared by all cells of the notebook */
    public OutputArea(DisplayIds displayIds) {
        this.displayIds = displayIds;
    }

    /**
     * Takes a message in.
     *
     * @return whether it was an output; other messages are left alone
     */
    public boolean take(String type, JsonObject content) {
        switch (type) {
            case "stream" -> stream(content);
            case "display_data", "execute_result" -> bundle(type, content);
            case "error" -> error(content);
            case "update_display_data" -> displayIds.update(content);
            case "clear_output" -> clear(content);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void stream(JsonObject content) {
        String name = content.get("name").getAsString();
        String text = content.get("text").getAsString();
        clearIfPending();
        if (!outputs.isEmpty() && outputs.get(outputs.size() - 1) instanceof Stream last && last.name.equals(name)) {
            last.text.append(text);
        } else {
            outputs.add(new Stream(name, new StringBuilder(text)));
        }
    }

    private void bundle(String type, JsonObject content) {
        clearIfPending();
        JsonObject json = new JsonObject();
        json.addProperty("output_type", type);
        json.add("data", dataForFile(content));
        json.add("metadata", content.has("metadata") ? content.get("metadata") : new JsonObject());
        if (content.has("execution_count")) {
            json.add("execution_count", content.get("execution_count"));
        }
        outputs.add(new Fixed(json));
        displayIds.remember(content, json);
    }

    private void error(JsonObject content) {
        clearIfPending();
        JsonObject json = new JsonObject();
        json.addProperty("output_type", "error");
        for (String name : List.of("ename", "evalue", "traceback")) {
            json.add(name, content.get(name));
        }
        outputs.add(new Fixed(json));
    }

    private void clear(JsonObject content) {
        clearBeforeNext = true;
        if (!content.has("wait") || !content.get("wait").getAsBoolean()) {
            clearIfPending();
        }
    }

    private void clearIfPending() {
        if (clearBeforeNext) {
            for (Output output : outputs) {
                if (output instanceof Fixed fixed) {
                    displayIds.forget(fixed.json);
                }
            }
            outputs.clear();
            clearBeforeNext = false;
        }
    }

    /** The outputs as a notebook file keeps them. */
    public JsonArray toJson() {
        JsonArray array = new JsonArray();
        for (Output output : outputs) {
            if (output instanceof Stream stream) {
                JsonObject json = new JsonObject();
                json.addProperty("output_type", "stream");
                json.addProperty("name", stream.name);
                json.add("text", MultilineText.split(CarriageReturns.settle(stream.text.toString())));
                array.add(json);
            } else if (output instanceof Fixed fixed) {
                array.add(fixed.json);
            }
        }
        return array;
    }

    /** A message's MIME bundle with its texts as lists of lines. */
    static JsonObject dataForFile(JsonObject content) {
        JsonObject data = new JsonObject();
        content.getAsJsonObject("data")
                .asMap()
                .forEach((mimeType, value) -> data.add(mimeType, lines(mimeType, value)));
        return data;
    }

    private static JsonElement lines(String mimeType, JsonElement value) {
        boolean text = mimeType.startsWith("text/") || MIME_TYPES_KEPT_AS_LINES.contains(mimeType);
        return text && value.isJsonPrimitive() ? MultilineText.split(value.getAsString()) : value;
    }
}
