package dev.tunebook.kernel.jupyter;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Turns frames into messages and back; refuses what is not signed, not well formed, or has been here before. */
final class Wire {
    static final String PROTOCOL_VERSION = "5.4";

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int REMEMBERED_SIGNATURES = 65_536;

    private final Signature signature;
    private final String session = UUID.randomUUID().toString();
    private final AtomicLong written = new AtomicLong();
    private volatile Parent lastParent = new Parent(new JsonObject());
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_SIGNATURES;
        }
    };

    /** The header of a request, as it is written into messages. */
    private record Parent(JsonObject json, byte[] bytes) {
        Parent(JsonObject json) {
            this(json, Wire.bytes(json));
        }
    }

    Wire(Signature signature) {
        this.signature = signature;
    }

    Message read(List<byte[]> frames) throws Refused {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (delimiter + 6 > frames.size()) {
            throw new Refused("a message of " + frames.size() + " frames without delimiter, signature and four parts");
        }
        byte[] given = frames.get(delimiter + 1);
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 6);
        if (!signature.matches(given, parts)) {
            throw new Refused("a message with a wrong signature");
        }
        if (signature.checks() && seen.put(new String(given, StandardCharsets.US_ASCII), true) != null) {
            throw new Refused("a message that has been here before");
        }
        return new Message(
                List.copyOf(frames.subList(0, delimiter)),
                parse(parts.get(0)),
                parse(parts.get(1)),
                parse(parts.get(2)),
                parse(parts.get(3)),
                List.copyOf(frames.subList(delimiter + 6, frames.size())));
    }

    List<byte[]> write(Outgoing outgoing) {
        JsonObject header = new JsonObject();
        header.addProperty("msg_id", session + "_" + written.incrementAndGet());
        header.addProperty("session", session);
        header.addProperty("username", "kernel");
        header.addProperty("date", Instant.now().toString());
        header.addProperty("msg_type", outgoing.type());
        header.addProperty("version", PROTOCOL_VERSION);
        List<byte[]> parts = List.of(
                bytes(header), bytesOfParent(outgoing.parent()), bytes(outgoing.metadata()), bytes(outgoing.content()));
        List<byte[]> frames = new ArrayList<>(outgoing.identities());
        frames.add(DELIMITER);
        frames.add(signature.sign(parts));
        frames.addAll(parts);
        frames.addAll(outgoing.buffers());
        return frames;
    }

    /** Most messages of a cell follow each other, and its header need not be written anew for each. */
    private byte[] bytesOfParent(JsonObject parent) {
        Parent last = lastParent;
        if (last.json != parent) {
            last = new Parent(parent);
            lastParent = last;
        }
        return last.bytes;
    }

    private static byte[] bytes(JsonObject json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject parse(byte[] json) throws Refused {
        try {
            JsonElement element = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
            throw new Refused("a message that is not JSON: " + e.getMessage());
        }
        throw new Refused("a message part that is no JSON object");
    }
}
