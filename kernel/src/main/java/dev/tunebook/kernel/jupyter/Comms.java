package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;

/** The comm messages of widgets; this kernel opens none and has no targets. */
final class Comms {
    void register(Requests requests) {
        requests.on("comm_info_request", request -> info());
    }

    private static JsonObject info() {
        JsonObject content = Replies.ok();
        content.add("comms", new JsonObject());
        return content;
    }
}
