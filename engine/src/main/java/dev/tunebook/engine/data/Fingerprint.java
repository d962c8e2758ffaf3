package dev.tunebook.engine.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content fingerprints: lower-case hexadecimal SHA-256. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Dataset dataset) {
        MessageDigest digest = sha256();
        dataset.labels().forEach(label -> add(digest, label));
        for (int row = 0; row < dataset.size(); row++) {
            add(digest, dataset.text(row));
            digest.update(ByteBuffer.allocate(8)
                    .putInt(dataset.classOf(row))
                    .putInt(dataset.part(row).ordinal())
                    .flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Length first, so that no two lists of texts have the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
