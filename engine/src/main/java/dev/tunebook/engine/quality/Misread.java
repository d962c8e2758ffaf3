package dev.tunebook.engine.quality;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Bytes that were read as Windows-1252, or where that has nothing as Latin-1, and are UTF-8. */
final class Misread {
    private static final Map<Character, Byte> BYTES = new HashMap<>();

    static {
        for (int code = 0; code < 256; code++) {
            BYTES.put((char) code, (byte) code);
        }
        for (int code = 0x80; code < 0xA0; code++) {
            String read = new String(new byte[] {(byte) code}, Charset.forName("windows-1252"));
            if (!read.equals("\ufffd")) {
                BYTES.put(read.charAt(0), (byte) code);
            }
        }
    }

    private Misread() {}

    /** The characters' bytes read as UTF-8; empty when they are not UTF-8. */
    static Optional<String> utf8(String misread) {
        byte[] bytes = new byte[misread.length()];
        for (int i = 0; i < bytes.length; i++) {
            Byte read = BYTES.get(misread.charAt(i));
            if (read == null) {
                return Optional.empty();
            }
            bytes[i] = read;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }
}
