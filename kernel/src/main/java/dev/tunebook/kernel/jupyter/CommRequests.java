package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.Comms;

/** Passes on what a front end does with comms. */
final class CommRequests {
    private final Comms comms;
    private final IoPub ioPub;

    CommRequests(Comms comms, IoPub ioPub) {
        this.comms = comms;
        this.ioPub = ioPub;
    }

    void register(Requests requests) {
        requests.on("comm_info_request", this::info);
        requests.on("comm_open", request -> {
            ioPub.enter(request);
            comms.opened(request.text("comm_id", ""), request.text("target_name", ""));
            return null;
        });
        requests.on("comm_msg", request -> {
            ioPub.enter(request);
            comms.message(request.text("comm_id", ""), request.object("data"));
            return null;
        });
        requests.on("comm_close", request -> {
            ioPub.enter(request);
            comms.closed(request.text("comm_id", ""));
            return null;
        });
    }

    private JsonObject info(Message request) {
        JsonObject open = new JsonObject();
        comms.list(request.text("target_name", "")).forEach((id, target) -> {
            JsonObject row = new JsonObject();
            row.addProperty("target_name", target);
            open.add(id, row);
        });
        JsonObject content = Replies.ok();
        content.add("comms", open);
        return content;
    }
}
