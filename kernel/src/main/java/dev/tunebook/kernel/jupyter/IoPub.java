package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.cell.CellFailure;
import dev.tunebook.kernel.cell.Output;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Consumer;

/** What the kernel tells every front end, each message under the cell that its thread works for. */
final class IoPub implements Output {
    private final Outbox outbox;
    private final OutputCap cap = OutputCap.fromProperty();
    private final InheritableThreadLocal<JsonObject> parent = new InheritableThreadLocal<>();
    private volatile JsonObject current = new JsonObject();

    IoPub(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Makes a request the parent of all that this thread, and threads it starts, print and show from now on. */
    void enter(Message request) {
        parent.set(request.header());
    }

    /** As {@link #enter}, and for threads too that belong to no request. */
    void enterMain(Message request) {
        enter(request);
        current = request.header();
    }

    /** The header that a message of the calling thread belongs under. */
    JsonObject parent() {
        JsonObject own = Thread.currentThread() instanceof ForkJoinWorkerThread ? null : parent.get();
        return own == null ? current : own;
    }

    void print(String stream, String text) {
        JsonObject cell = parent();
        OutputCap.Verdict verdict = cap.count(cell, text.length());
        if (verdict.passes()) {
            outbox.print(stream, cell, text);
        }
        if (verdict.notice() != null) {
            outbox.print("stderr", cell, verdict.notice());
        }
    }

    void status(Message request, String state) {
        JsonObject content = new JsonObject();
        content.addProperty("execution_state", state);
        outbox.add(Outgoing.publish("status", request == null ? new JsonObject() : request.header(), content));
    }

    void executeInput(String code, int count) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("execution_count", count);
        publish("execute_input", content);
    }

    void executeResult(MimeBundle shown, int count) {
        JsonObject content = dataOf(shown);
        content.addProperty("execution_count", count);
        publish("execute_result", content);
    }

    void error(CellFailure failure) {
        publish("error", Replies.error(failure));
    }

    @Override
    public void display(MimeBundle shown, String id) {
        publish("display_data", withId(dataOf(shown), id));
    }

    @Override
    public void update(MimeBundle shown, String id) {
        publish("update_display_data", withId(dataOf(shown), id));
    }

    @Override
    public void clear(boolean wait) {
        JsonObject content = new JsonObject();
        content.addProperty("wait", wait);
        publish("clear_output", content);
    }

    @Override
    public void comm(String type, JsonObject content, JsonObject metadata) {
        outbox.add(Outgoing.publish(type, parent(), metadata, content));
    }

    @Override
    public <T> Consumer<T> here(Consumer<T> work) {
        JsonObject cell = parent();
        return value -> {
            JsonObject before = parent.get();
            parent.set(cell);
            try {
                work.accept(value);
            } catch (RuntimeException | Error e) {
                print("stderr", e + "\n");
            } finally {
                parent.set(before);
            }
        };
    }

    /** {@code data} and {@code metadata} of a value, as several messages have them. */
    static JsonObject dataOf(MimeBundle shown) {
        JsonObject data = new JsonObject();
        shown.data().forEach((type, content) -> data.add(type, contentOf(type, content)));
        JsonObject content = new JsonObject();
        content.add("data", data);
        content.add("metadata", new JsonObject());
        return content;
    }

    private void publish(String type, JsonObject content) {
        outbox.add(Outgoing.publish(type, parent(), content));
    }

    private static JsonObject withId(JsonObject content, String id) {
        JsonObject passing = new JsonObject();
        passing.addProperty("display_id", id);
        content.add("transient", passing);
        return content;
    }

    private static JsonElement contentOf(String type, String content) {
        if (type.equals("application/json") || type.endsWith("+json")) {
            try {
                return JsonParser.parseString(content);
            } catch (JsonParseException e) {
                Log.warn("A value of type " + type + " is not JSON; it is shown as text.");
            }
        }
        return new com.google.gson.JsonPrimitive(content);
    }
}
