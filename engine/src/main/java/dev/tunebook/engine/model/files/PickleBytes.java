package dev.tunebook.engine.model.files;

import dev.tunebook.engine.spec.UserException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The bytes of a pickle, taken one operand after the other. */
final class PickleBytes {
    private final Path file;
    private final ByteBuffer code;

    /**
     * Begins at the first byte.
     *
     * @param file that it is in, for errors
     */
    PickleBytes(Path file, byte[] pickle) {
        this.file = file;
        this.code = ByteBuffer.wrap(pickle);
    }

    /** One byte. */
    int unsignedByte() {
        return Byte.toUnsignedInt(take(1).get());
    }

    /** So many bytes, little-endian. */
    ByteBuffer take(int bytes) {
        expect(code.remaining() >= bytes, "an end in the middle");
        ByteBuffer taken = code.slice(code.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
        code.position(code.position() + bytes);
        return taken;
    }

    /** A length that must be positive. */
    int length(int bytes) {
        expect(bytes >= 0, "a text of more than 2 GiB");
        return bytes;
    }

    /** A little-endian two's complement number. */
    long number(int bytes) {
        expect(bytes <= Long.BYTES, "a number of more than 64 bits");
        ByteBuffer digits = take(bytes);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = i == bytes - 1 ? digits.get(i) : value << 8 | Byte.toUnsignedLong(digits.get(i));
        }
        return value;
    }

    /** Text of so many bytes. */
    String text(int bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(take(bytes)).toString();
        } catch (CharacterCodingException invalid) {
            throw broken("text that is no UTF-8");
        }
    }

    /** Text up to the end of its line. */
    String line() {
        int start = code.position();
        while (unsignedByte() != '\n') {
            // on to the end of the line
        }
        return new String(code.array(), start, code.position() - start - 1, StandardCharsets.UTF_8);
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw broken(otherwise);
        }
    }

    /** What to throw when a pickle does what it must not. */
    UserException broken(String what) {
        return PickledTensors.broken(file, "pickle", what + " before byte " + code.position(), "a state of tensors");
    }
}
