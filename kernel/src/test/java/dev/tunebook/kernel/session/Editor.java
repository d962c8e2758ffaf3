package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.SHELL;

import com.google.gson.JsonObject;
import java.util.List;

/** An editor's questions about unfinished code. */
record Editor(KernelSession kernel) {
    /** How code may go on at its end. */
    List<String> matches(String code) {
        return completed(code).getAsJsonArray("matches").asList().stream()
                .map(each -> each.getAsString())
                .toList();
    }

    /** The same, a text and its type each. */
    List<String> types(String code) {
        JsonObject metadata = completed(code).getAsJsonObject("metadata");
        return metadata.getAsJsonArray("_jupyter_types_experimental").asList().stream()
                .map(each -> each.getAsJsonObject())
                .map(each ->
                        each.get("text").getAsString() + " " + each.get("type").getAsString())
                .toList();
    }

    private JsonObject completed(String code) {
        return asked("complete_request", code, code.codePointCount(0, code.length()));
    }

    /** What is said of the place of the cursor, or {@code nothing}. */
    String inspected(String code, int cursor) {
        JsonObject reply = asked("inspect_request", code, cursor);
        return reply.get("found").getAsBoolean()
                ? reply.getAsJsonObject("data").get("text/plain").getAsString()
                : "nothing";
    }

    /** Whether code can be run as it is, in the protocol's words. */
    String completeness(String code) {
        return asked("is_complete_request", code, 0).get("status").getAsString();
    }

    private JsonObject asked(String type, String code, int cursor) {
        JsonObject content = new JsonObject();
        content.addProperty("code", code);
        content.addProperty("cursor_pos", cursor);
        return kernel.request(SHELL, type, content).untilIdle().reply();
    }
}
