package dev.tunebook.kernel.session;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed messages as they go over a socket, for those too who want to break one. */
final class Frames {
    static final String KEY = "a key for tests";
    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private Frames() {}

    /** A whole message that answers no other. */
    static List<byte[]> of(JsonObject header, JsonObject content) {
        return sign(List.of(header.toString(), "{}", "{}", content.toString()));
    }

    /** Header, parent header, metadata and content, or what is to be taken for them. */
    static List<byte[]> sign(List<String> parts) {
        List<byte[]> frames = new ArrayList<>();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            parts.forEach(part -> mac.update(part.getBytes(StandardCharsets.UTF_8)));
            frames.add(DELIMITER);
            frames.add(HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        parts.forEach(part -> frames.add(part.getBytes(StandardCharsets.UTF_8)));
        return frames;
    }
}
