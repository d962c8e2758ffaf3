package dev.tunebook.engine.data;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.spec.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Content fingerprints: lower-case hexadecimal SHA-256. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Dataset dataset) {
        MessageDigest digest = Sha256.digest();
        if (dataset.kind() != Kind.SINGLE_LABEL || dataset.hasPairs()) {
            add(digest, dataset.kind().toString());
        }
        dataset.labels().forEach(label -> add(digest, label));
        boolean classes = dataset.kind() == Kind.SINGLE_LABEL;
        for (int row = 0; row < dataset.size(); row++) {
            add(digest, dataset.text(row));
            dataset.second(row).ifPresent(second -> add(digest, second));
            if (!classes) {
                add(digest, dataset.target(row).shown());
            }
            digest.update(ByteBuffer.allocate(8)
                    .putInt(classes ? dataset.classOf(row) : 0)
                    .putInt(dataset.part(row).ordinal())
                    .flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Length first, so that no two lists of texts have the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
