package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.cell.History;
import java.util.List;

/** Answers what a front end asks about earlier cells. */
final class HistoryRequests implements Requests.Answer {
    private final History history;

    HistoryRequests(History history) {
        this.history = history;
    }

    @Override
    public JsonObject to(Message request) {
        int most = request.number("n", Integer.MAX_VALUE);
        List<History.Entry> found = switch (request.text("hist_access_type", "tail")) {
            case "range" ->
                history.range(
                        request.number("session", 0),
                        request.number("start", 0),
                        request.number("stop", Integer.MAX_VALUE));
            case "search" -> history.search(request.text("pattern", "*"), request.flag("unique", false), most);
            default -> history.tail(most);
        };
        JsonArray rows = new JsonArray();
        found.forEach(entry -> rows.add(row(entry, request.flag("output", false))));
        JsonObject content = Replies.ok();
        content.add("history", rows);
        return content;
    }

    private static JsonArray row(History.Entry entry, boolean withOutput) {
        JsonArray row = new JsonArray();
        row.add(entry.session());
        row.add(entry.number());
        if (withOutput) {
            JsonArray both = new JsonArray();
            both.add(entry.code());
            both.add(JsonNull.INSTANCE);
            row.add(both);
        } else {
            row.add(entry.code());
        }
        return row;
    }
}
