package dev.tunebook.engine.data.sources;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * The encoding of a text file, given or found out.
 *
 * <p>What is UTF-8 from its first byte to its last is UTF-8. A byte order mark, or a zero in every other byte, tells
 * UTF-16. Of the rest, Western texts in WINDOWS-1252 are told by letters beyond ASCII being few, and none of its unused
 * bytes occurring; anything else is left to the user to say, since a wrong guess would spoil texts silently.
 *
 * @param charset to decode with
 * @param scan what the pass over the bytes found
 */
record TextEncoding(Charset charset, ByteScan.Result scan) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int SAMPLE_BYTES = 1 << 20;
    private static final double MOST_FOREIGN = 0.25;

    /**
     * Finds the encoding of a file.
     *
     * @throws UserException when there is none by which all of it is text
     */
    static TextEncoding of(DataFile file, Hints hints) throws IOException {
        ByteScan.Result scan = ByteScan.of(file);
        if (!hints.encoding().isBlank()) {
            return new TextEncoding(named(hints.encoding()), scan);
        }
        if (scan.bad() == null) {
            return new TextEncoding(StandardCharsets.UTF_8, scan);
        }
        Charset guess = guess(file, scan.bad()).orElse(null);
        if (guess == null) {
            throw BadCells.error(file, scan.bad(), hints);
        }
        return new TextEncoding(guess, scan);
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw new UserException(
                    "encoding (" + name + ") must be one that Java knows.",
                    "windows-1252, ISO-8859-15, windows-1251, Shift_JIS, GB18030 or UTF-16.",
                    unknown);
        }
    }

    private static Optional<Charset> guess(DataFile file, ByteScan.BadByte bad) throws IOException {
        byte[] sample;
        try (InputStream in = file.raw()) {
            in.skipNBytes(Math.max(0, bad.offset() - SAMPLE_BYTES / 2));
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        Optional<Charset> wide = bad.offset() < SAMPLE_BYTES / 2 ? utf16(sample) : Optional.empty();
        return wide.isPresent() || bad.isNul()
                ? wide
                : isWestern(sample) ? Optional.of(WINDOWS_1252) : Optional.empty();
    }

    private static Optional<Charset> utf16(byte[] sample) {
        if (sample.length >= 2 && sample[0] == (byte) 0xFF && sample[1] == (byte) 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (sample.length >= 2 && sample[0] == (byte) 0xFE && sample[1] == (byte) 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < sample.length; i++) {
            zeros[i % 2] += sample[i] == 0 ? 1 : 0;
        }
        int half = sample.length / 2;
        if (zeros[1] > half * 3 / 4 && zeros[0] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return zeros[0] > half * 3 / 4 && zeros[1] == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** Few letters beyond ASCII, none of the five bytes that WINDOWS-1252 lacks, and next to nothing that is UTF-8. */
    private static boolean isWestern(byte[] sample) {
        int letters = 0;
        int foreign = 0;
        int whole = 0;
        for (int i = 0; i < sample.length; i++) {
            int each = sample[i] & 0xFF;
            if (each < 0x80) {
                letters += Character.isLetter(each) ? 1 : 0;
                continue;
            }
            int more = continuation(sample, i);
            if (more > 0) {
                whole++;
                i += more;
            } else if (each == 0x81 || each == 0x8D || each == 0x8F || each == 0x90 || each == 0x9D) {
                return false;
            } else {
                foreign++;
            }
        }
        boolean cut = sample.length > 0 && (sample[sample.length - 1] & 0xFF) >= 0xC2;
        return whole < foreign && foreign <= MOST_FOREIGN * (letters + foreign) && !(cut && foreign == 1);
    }

    /** Bytes that follow the one at a place in a character of UTF-8; 0 when it begins none. */
    private static int continuation(byte[] sample, int at) {
        int first = sample[at] & 0xFF;
        int more = first >= 0xC2 && first < 0xE0 ? 1 : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 ? 3 : 0;
        if (more == 0 || at + more >= sample.length) {
            return 0;
        }
        for (int i = at + 1; i <= at + more; i++) {
            if ((sample[i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return more;
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }
}
