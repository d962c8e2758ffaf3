package dev.tunebook.kernel.run.document;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which outputs of a notebook bear which display id, so that an update reaches all of them. */
public final class DisplayIds {
    private final Map<String, List<JsonObject>> outputs = new HashMap<>();

    void remember(JsonObject content, JsonObject output) {
        String id = id(content);
        if (!id.isEmpty()) {
            outputs.computeIfAbsent(id, absent -> new ArrayList<>()).add(output);
        }
    }

    void forget(JsonObject output) {
        outputs.values().forEach(bearers -> bearers.removeIf(bearer -> bearer == output));
    }

    void update(JsonObject content) {
        for (JsonObject output : outputs.getOrDefault(id(content), List.of())) {
            output.add("data", OutputArea.dataForFile(content));
            output.add("metadata", content.has("metadata") ? content.get("metadata") : new JsonObject());
        }
    }

    private static String id(JsonObject content) {
        return content.get("transient") instanceof JsonObject hidden && hidden.has("display_id")
                ? hidden.get("display_id").getAsString()
                : "";
    }
}
