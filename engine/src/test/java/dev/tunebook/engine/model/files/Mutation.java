package dev.tunebook.engine.model.files;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages a file in one to four places. */
final class Mutation {
    private static final byte[] DIGITS = "0123456789-,[]{}\":".getBytes();
    private static final int[] EXTREMES = {0, -1, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 24};

    private Mutation() {}

    static byte[] of(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int times = random.nextInt(1, 5);
        for (int i = 0; i < times && bytes.length > 0; i++) {
            bytes = once(bytes, random);
        }
        return bytes;
    }

    private static byte[] once(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = DIGITS[random.nextInt(DIGITS.length)];
            case 3 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 4 -> {
                int end = Math.min(bytes.length, at + random.nextInt(1, 40));
                return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, end, bytes.length));
            }
            case 5 -> {
                int end = Math.min(bytes.length, at + random.nextInt(1, 40));
                return joined(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, at, bytes.length));
            }
            default -> {
                int place = Math.max(0, at - Integer.BYTES);
                if (bytes.length >= Integer.BYTES) {
                    ByteBuffer.wrap(bytes).putInt(place, EXTREMES[random.nextInt(EXTREMES.length)]);
                }
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
