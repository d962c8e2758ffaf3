package dev.tunebook.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** One pass over a file's bytes before anything believes them: their digest and the first that is not text. */
final class ByteScan {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = Fingerprint.sha256();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer ignored = CharBuffer.allocate(BUFFER_BYTES);
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int carried;
    private long offset;
    private long line = 1;
    private BadByte bad;

    /**
     * A byte that is not text.
     *
     * @param value 0 to 255
     * @param offset in the file, from 0
     * @param line of the file, from 1
     */
    record BadByte(int value, long offset, long line) {
        boolean isNul() {
            return value == 0;
        }
    }

    /**
     * What was found.
     *
     * @param sha256 of the bytes, in hexadecimal
     * @param bad the first byte that is NUL or not UTF-8, or null
     */
    record Result(String sha256, BadByte bad) {}

    private ByteScan() {}

    static Result of(Path file) throws IOException {
        ByteScan scan = new ByteScan();
        try (InputStream in = Files.newInputStream(file)) {
            int read;
            while ((read = in.read(scan.bytes, scan.carried, BUFFER_BYTES - scan.carried)) >= 0) {
                scan.digest.update(scan.bytes, scan.carried, read);
                scan.check(scan.carried + read, false);
            }
            scan.check(scan.carried, true);
        }
        return new Result(HexFormat.of().formatHex(scan.digest.digest()), scan.bad);
    }

    /** Checks the bytes at hand; a character that is not complete yet is carried over to the next ones. */
    private void check(int length, boolean last) {
        if (bad != null) {
            carried = 0;
            return;
        }
        ByteBuffer chunk = ByteBuffer.wrap(bytes, 0, length);
        ignored.clear();
        CoderResult result = utf8.decode(chunk, ignored, last);
        int good = chunk.position();
        for (int i = 0; i < good; i++) {
            if (bytes[i] == 0) {
                bad = new BadByte(0, offset + i, line);
                return;
            }
            if (bytes[i] == '\n') {
                line++;
            }
        }
        if (result.isError()) {
            bad = new BadByte(bytes[good] & 0xFF, offset + good, line);
        }
        offset += good;
        carried = length - good;
        System.arraycopy(bytes, good, bytes, 0, carried);
    }
}
