package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.CellFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Subshells: threads beside the cells' that run requests of their own over the same variables (JEP 91). */
final class Subshells {
    private record Subshell(Lane lane, Requests requests) {}

    private final Map<String, Subshell> byId = new ConcurrentHashMap<>();
    private final Function<Lane, Requests> requestsOf;
    private final Outbox outbox;

    /**
     * @param requestsOf what answers in a new lane
     */
    Subshells(Function<Lane, Requests> requestsOf, Outbox outbox) {
        this.requestsOf = requestsOf;
        this.outbox = outbox;
    }

    void register(Requests control) {
        control.on("create_subshell_request", request -> create());
        control.on("delete_subshell_request", request -> delete(request.text("subshell_id", "")));
        control.on("list_subshell_request", request -> list());
    }

    void add(String id, Message request) {
        Subshell subshell = byId.get(id);
        if (subshell == null) {
            String type = request.type().replaceFirst("_request$", "_reply");
            outbox.add(Outgoing.reply(Channel.SHELL, request, type, unknown(id)));
        } else {
            subshell.lane.add(request, subshell.requests);
        }
    }

    private JsonObject create() {
        String id = UUID.randomUUID().toString();
        Lane lane = new Lane("subshell " + id);
        byId.put(id, new Subshell(lane, requestsOf.apply(lane)));
        lane.start();
        JsonObject content = Replies.ok();
        content.addProperty("subshell_id", id);
        return content;
    }

    private JsonObject delete(String id) {
        Subshell subshell = byId.remove(id);
        if (subshell == null) {
            return unknown(id);
        }
        subshell.lane.close();
        return Replies.ok();
    }

    private JsonObject list() {
        JsonArray ids = new JsonArray();
        Set.copyOf(byId.keySet()).stream().sorted().forEach(ids::add);
        JsonObject content = Replies.ok();
        content.add("subshell_id", ids);
        return content;
    }

    private static JsonObject unknown(String id) {
        String message = "subshell (" + id + ") must be one that was created.";
        return Replies.error(new CellFailure("UnknownSubshell", message, List.of(message)));
    }
}
