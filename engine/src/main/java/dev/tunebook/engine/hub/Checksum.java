package dev.tunebook.engine.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The checksum that a file's etag is: SHA-256 of its content, or git's SHA-1 of it as a blob. */
final class Checksum {
    private final HubFile file;
    private final Optional<MessageDigest> digest;

    /** Begins; an etag that is neither, as some mirrors have, is not checked. */
    Checksum(HubFile file) {
        this.file = file;
        this.digest = algorithm(file.etag()).map(Checksum::digest);
        if (file.etag().length() == 40) {
            digest.ifPresent(git -> git.update(("blob " + file.bytes() + "\0").getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static Optional<String> algorithm(String etag) {
        if (!etag.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        return Optional.ofNullable(etag.length() == 64 ? "SHA-256" : etag.length() == 40 ? "SHA-1" : null);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes the next bytes. */
    void update(ByteBuffer bytes) {
        digest.ifPresent(sum -> sum.update(bytes));
    }

    /** Takes what is in a file already. */
    void update(Path partial) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (InputStream bytes = Files.newInputStream(partial)) {
            for (int count = bytes.read(piece); count >= 0; count = bytes.read(piece)) {
                update(ByteBuffer.wrap(piece, 0, count));
            }
        }
    }

    /** The checksum found, when it is not the etag; ends the sum. */
    Optional<String> difference() {
        return digest.map(sum -> HexFormat.of().formatHex(sum.digest())).filter(found -> !found.equals(file.etag()));
    }
}
