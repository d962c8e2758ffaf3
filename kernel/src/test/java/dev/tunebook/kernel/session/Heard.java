package dev.tunebook.kernel.session;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A message from the kernel. */
record Heard(String type, String parentId, JsonObject content) {
    static Heard of(List<byte[]> frames) {
        int at = 0;
        while (!text(frames.get(at)).equals("<IDS|MSG>")) {
            at++;
        }
        JsonObject header = json(frames.get(at + 2));
        JsonObject parent = json(frames.get(at + 3));
        return new Heard(
                header.get("msg_type").getAsString(),
                parent.has("msg_id") ? parent.get("msg_id").getAsString() : "",
                json(frames.get(at + 5)));
    }

    /** The message in a line, as the scripts expect it. */
    String line() {
        return switch (type) {
            case "stream" ->
                content.get("name").getAsString() + " " + content.get("text").getAsString();
            case "execute_result" -> "result " + plain();
            case "display_data" -> "display " + plain();
            case "update_display_data" -> "update " + plain();
            case "error" ->
                "error " + content.get("ename").getAsString() + ": "
                        + content.get("evalue").getAsString();
            case "clear_output" -> "clear " + content.get("wait").getAsBoolean();
            default -> type;
        };
    }

    private String plain() {
        return content.getAsJsonObject("data").get("text/plain").getAsString();
    }

    private static JsonObject json(byte[] frame) {
        return JsonParser.parseString(text(frame)).getAsJsonObject();
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
