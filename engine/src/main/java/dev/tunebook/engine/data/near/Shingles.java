package dev.tunebook.engine.data.near;

import java.util.Arrays;

/**
 * The sets by which texts are compared: every five characters in a row of the normalised text, hashed to 64 bits.
 *
 * <p>Normalised means lower case, letters, digits and marks only, runs of white space as one space. A text shorter
 * than five characters is a shingle of its own; one of which nothing is left, such as an emoji, is compared as it is.
 */
public final class Shingles {
    static final int WIDTH = 5;
    private static final long BASE = 0x9E37_79B9_7F4A_7C15L;
    private static final long BASE_TO_WIDTH = BASE * BASE * BASE * BASE * BASE;

    private Shingles() {}

    /** The shingles of a text: distinct hashes, ascending; never empty. */
    public static long[] of(String text) {
        String normal = normal(text);
        long[] hashes = new long[Math.max(1, normal.length() - WIDTH + 1)];
        long rolling = 0;
        for (int i = 0; i < normal.length(); i++) {
            rolling = roll(rolling, normal, i);
            if (i >= WIDTH - 1) {
                hashes[i - WIDTH + 1] = mix(rolling);
            }
        }
        if (normal.length() < WIDTH) {
            hashes[0] = mix(rolling + normal.length());
        }
        Arrays.sort(hashes);
        int distinct = 1;
        for (int i = 1; i < hashes.length; i++) {
            if (hashes[i] != hashes[i - 1]) {
                hashes[distinct++] = hashes[i];
            }
        }
        return distinct == hashes.length ? hashes : Arrays.copyOf(hashes, distinct);
    }

    /** Shared shingles divided by all shingles, 0 to 1, of two results of {@link #of}. */
    public static double jaccard(long[] a, long[] b) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared / (double) (a.length + b.length - shared);
    }

    private static long roll(long hash, String text, int end) {
        long in = hash * BASE + text.charAt(end) + 1;
        return end < WIDTH ? in : in - (text.charAt(end - WIDTH) + 1) * BASE_TO_WIDTH;
    }

    static long mix(long bits) {
        long a = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        long b = (a ^ a >>> 27) * 0x94D0_49BB_1331_11EBL;
        return b ^ b >>> 31;
    }

    /** The text as it is compared. */
    public static String normal(String text) {
        StringBuilder normal = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isKept(character)) {
                if (space && normal.length() > 0) {
                    normal.append(' ');
                }
                normal.appendCodePoint(Character.toLowerCase(character));
                space = false;
            } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                space = true;
            }
        }
        return normal.length() == 0 ? text : normal.toString();
    }

    private static boolean isKept(int character) {
        if (character < 128) {
            return character >= 'a' && character <= 'z'
                    || character >= '0' && character <= '9'
                    || character >= 'A' && character <= 'Z';
        }
        return switch (Character.getType(character)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
