package dev.tunebook.kernel.run.client;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Messages to ZeroMQ frames and back, signed with HMAC-SHA256 as the Jupyter protocol asks. */
final class WireCodec {
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
    private static final int SIGNED_PARTS = 4;

    private final SecretKeySpec key;

    WireCodec(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** Delimiter, signature, header, parent header, metadata, content. */
    List<byte[]> encode(WireMessage message) {
        List<byte[]> parts = new ArrayList<>();
        for (JsonObject part : List.of(message.header(), message.parent(), message.metadata(), message.content())) {
            parts.add(GSON.toJson(part).getBytes(StandardCharsets.UTF_8));
        }
        List<byte[]> frames = new ArrayList<>();
        frames.add(DELIMITER);
        frames.add(signature(parts));
        frames.addAll(parts);
        return frames;
    }

    /** Reads frames, whatever identities stand before the delimiter; empty when they are not a message signed by us. */
    Optional<WireMessage> decode(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !MessageDigest.isEqual(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 2 + SIGNED_PARTS) {
            return Optional.empty();
        }
        List<byte[]> parts = frames.subList(delimiter + 2, delimiter + 2 + SIGNED_PARTS);
        if (!MessageDigest.isEqual(frames.get(delimiter + 1), signature(parts))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WireMessage(
                    object(parts.get(0)), object(parts.get(1)), object(parts.get(2)), object(parts.get(3))));
        } catch (JsonParseException | IllegalStateException notAnObject) {
            return Optional.empty();
        }
    }

    private static JsonObject object(byte[] part) {
        return JsonParser.parseString(new String(part, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    private byte[] signature(List<byte[]> parts) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            parts.forEach(mac::update);
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException every) {
            // Every Java platform has HmacSHA256.
            throw new IllegalStateException(every);
        }
    }
}
