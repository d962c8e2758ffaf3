package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message on its way out. */
record Outgoing(
        Channel channel,
        List<byte[]> identities,
        String type,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {

    /** An answer to a request, on the channel it came by. */
    static Outgoing reply(Channel channel, Message request, String type, JsonObject content) {
        return new Outgoing(
                channel, request.identities(), type, request.header(), new JsonObject(), content, List.of());
    }

    /** Something for every front end, under the request that caused it. */
    static Outgoing publish(String type, JsonObject parent, JsonObject content) {
        return publish(type, parent, new JsonObject(), content);
    }

    static Outgoing publish(String type, JsonObject parent, JsonObject metadata, JsonObject content) {
        List<byte[]> topic = List.of(("kernel." + type).getBytes(StandardCharsets.UTF_8));
        return new Outgoing(Channel.IOPUB, topic, type, parent, metadata, content, List.of());
    }
}
