package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * A message of the Jupyter protocol that has arrived.
 *
 * @param identities the routing frames that its answer must begin with
 * @param buffers binary frames after the content
 */
record Message(
        List<byte[]> identities,
        JsonObject header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {

    String type() {
        return text(header, "msg_type", "");
    }

    String id() {
        return text(header, "msg_id", "");
    }

    /** The subshell that is to answer, or nothing. */
    String subshell() {
        return text(header, "subshell_id", "");
    }

    String text(String field, String otherwise) {
        return text(content, field, otherwise);
    }

    int number(String field, int otherwise) {
        JsonElement value = content.get(field);
        return isPrimitive(value) && value.getAsJsonPrimitive().isNumber() ? value.getAsInt() : otherwise;
    }

    boolean flag(String field, boolean otherwise) {
        JsonElement value = content.get(field);
        return isPrimitive(value) && value.getAsJsonPrimitive().isBoolean() ? value.getAsBoolean() : otherwise;
    }

    JsonObject object(String field) {
        JsonElement value = content.get(field);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static String text(JsonObject json, String field, String otherwise) {
        JsonElement value = json.get(field);
        return isPrimitive(value) ? value.getAsString() : otherwise;
    }

    private static boolean isPrimitive(JsonElement value) {
        return value != null && value.isJsonPrimitive();
    }
}
