package dev.tunebook.kernel.run.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * One cell of a notebook: a view of its JSON, which it changes in place.
 *
 * @param json as nbformat 4 describes it
 */
public record Cell(JsonObject json) {
    /** A new code cell. */
    public static Cell code(String source, String tag) {
        JsonObject json = new JsonObject();
        json.addProperty("cell_type", "code");
        json.add("execution_count", JsonNull.INSTANCE);
        JsonObject metadata = new JsonObject();
        JsonArray tags = new JsonArray();
        tags.add(tag);
        metadata.add("tags", tags);
        json.add("metadata", metadata);
        json.add("outputs", new JsonArray());
        json.add("source", MultilineText.split(source));
        return new Cell(json);
    }

    /** {@code code}, {@code markdown} or {@code raw}. */
    public String type() {
        return json.get("cell_type").getAsString();
    }

    public boolean isCode() {
        return type().equals("code");
    }

    public String source() {
        return MultilineText.join(json.get("source"));
    }

    /** The first line that is not blank, or an empty text. */
    public String firstLine() {
        return source().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    public boolean hasTag(String tag) {
        return tags().contains(tag);
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        if (metadata().has("tags")) {
            metadata().getAsJsonArray("tags").forEach(tag -> tags.add(tag.getAsString()));
        }
        return tags;
    }

    /** The cell's metadata, made when it is absent. */
    public JsonObject metadata() {
        if (!json.has("metadata")) {
            json.add("metadata", new JsonObject());
        }
        return json.getAsJsonObject("metadata");
    }

    /** The number in the cell's prompt, or an empty text when it has not run. */
    public String executionCount() {
        JsonElement count = json.get("execution_count");
        return count == null || count.isJsonNull() ? "" : count.getAsString();
    }

    public void executionCount(int count) {
        json.addProperty("execution_count", count);
    }

    /** The outputs as nbformat keeps them. */
    public JsonArray outputs() {
        return json.has("outputs") ? json.getAsJsonArray("outputs") : new JsonArray();
    }

    public void outputs(JsonArray outputs) {
        json.add("outputs", outputs);
    }

    /** Forgets an earlier run. */
    void forgetRun() {
        json.add("execution_count", JsonNull.INSTANCE);
        json.add("outputs", new JsonArray());
        metadata().remove("execution");
        metadata().remove("papermill");
    }
}
