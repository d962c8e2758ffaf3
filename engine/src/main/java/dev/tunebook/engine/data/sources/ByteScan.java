package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** One pass over a file's bytes before anything believes them: their digest and the first that is not text. */
final class ByteScan {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final CharBuffer ignored = CharBuffer.allocate(BUFFER_BYTES);
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private int carried;
    private long offset;
    private long line = 1;
    private byte previous;
    private boolean quotes;
    private boolean escapedQuotes;
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
     * @param quotes whether there is a double quote before that
     * @param escapedQuotes whether there is one behind a backslash
     */
    record Result(String sha256, BadByte bad, boolean quotes, boolean escapedQuotes) {}

    private ByteScan() {}

    static Result of(DataFile file) throws IOException {
        ByteScan scan = new ByteScan();
        try (InputStream in = file.raw()) {
            int read;
            while ((read = in.read(scan.bytes, scan.carried, BUFFER_BYTES - scan.carried)) >= 0) {
                scan.digest.update(scan.bytes, scan.carried, read);
                scan.check(scan.carried + read, false);
            }
            scan.check(scan.carried, true);
        }
        String sha256 = HexFormat.of().formatHex(scan.digest.digest());
        return new Result(sha256, scan.bad, scan.quotes, scan.escapedQuotes);
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
        if (look(good) && result.isError()) {
            bad = new BadByte(bytes[good] & 0xFF, offset + good, line);
        }
        offset += good;
        carried = length - good;
        System.arraycopy(bytes, good, bytes, 0, carried);
    }

    /** Looks at each byte; false when one is NUL. */
    private boolean look(int length) {
        for (int i = 0; i < length; i++) {
            byte each = bytes[i];
            if (each == 0) {
                bad = new BadByte(0, offset + i, line);
                return false;
            }
            if (each == '\n') {
                line++;
            } else if (each == '"') {
                quotes = true;
                escapedQuotes |= previous == '\\';
            }
            previous = each;
        }
        return true;
    }
}
