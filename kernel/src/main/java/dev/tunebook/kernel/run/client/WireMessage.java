package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;

/**
 * One message of the Jupyter protocol, without its routing identities and binary buffers.
 *
 * @param parent the header of the request that this message answers; empty when there is none
 */
public record WireMessage(JsonObject header, JsonObject parent, JsonObject metadata, JsonObject content) {
    /** Such as {@code execute_reply}. */
    public String type() {
        return text(header, "msg_type");
    }

    /** This message's own id. */
    public String id() {
        return text(header, "msg_id");
    }

    /** The id of the request that this message answers, or an empty text. */
    public String parentId() {
        return text(parent, "msg_id");
    }

    /** A text of the content, or an empty text when it is absent. */
    public String text(String name) {
        return text(content, name);
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) && object.get(name).isJsonPrimitive()
                ? object.get(name).getAsString()
                : "";
    }
}
