package dev.tunebook.kernel.run.client;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of one execute request: when its messages came, and what was answered. */
public final class Execution {
    private final Map<String, String> timing = new LinkedHashMap<>();
    private JsonObject reply;
    private boolean idle;
    private boolean timedOut;

    /** Times of the protocol's milestones, by the names that Jupyter gives them in a cell's metadata. */
    public Map<String, String> timing() {
        return timing;
    }

    /** The content of the reply; {@code status} is {@code ok}, {@code error} or {@code aborted}. */
    public JsonObject reply() {
        return reply;
    }

    /** Whether the code was interrupted because its time was over. */
    public boolean timedOut() {
        return timedOut;
    }

    boolean replied() {
        return reply != null;
    }

    boolean complete() {
        return replied() && idle;
    }

    void markTimedOut() {
        timedOut = true;
    }

    void answered(JsonObject content) {
        reply = content;
        mark("shell.execute_reply");
    }

    void published(WireMessage message) {
        if (message.type().equals("execute_input")) {
            mark("iopub.execute_input");
        } else if (message.type().equals("status")) {
            String state = message.text("execution_state");
            mark("iopub.status." + state);
            idle |= state.equals("idle");
        }
    }

    private void mark(String milestone) {
        timing.putIfAbsent(milestone, Instant.now().toString());
    }
}
