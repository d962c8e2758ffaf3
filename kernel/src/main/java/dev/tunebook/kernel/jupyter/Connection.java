package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a front end's connection file says: where to listen and how to sign. */
record Connection(
        String transport,
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String key,
        String signatureScheme) {

    static Connection read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return new Connection(
                text(json, "transport", "tcp"),
                text(json, "ip", "127.0.0.1"),
                json.get("shell_port").getAsInt(),
                json.get("control_port").getAsInt(),
                json.get("stdin_port").getAsInt(),
                json.get("iopub_port").getAsInt(),
                json.get("hb_port").getAsInt(),
                text(json, "key", ""),
                text(json, "signature_scheme", "hmac-sha256"));
    }

    String address(int port) {
        return transport.equals("ipc") ? "ipc://" + ip + "-" + port : transport + "://" + ip + ":" + port;
    }

    int port(Channel channel) {
        return switch (channel) {
            case SHELL -> shellPort;
            case CONTROL -> controlPort;
            case STDIN -> stdinPort;
            case IOPUB -> iopubPort;
        };
    }

    private static String text(JsonObject json, String name, String otherwise) {
        return json.has(name) && !json.get(name).isJsonNull() ? json.get(name).getAsString() : otherwise;
    }
}
