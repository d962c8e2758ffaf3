package dev.tunebook.engine.data.near;

/**
 * A text as it is compared: lower case, letters, digits and marks only, runs of white space as one space.
 *
 * <p>A buffer that is filled anew for each text. A text of which nothing is left, such as an emoji, is kept as it is.
 */
final class NormalText {
    private char[] characters = new char[256];
    private int length;

    NormalText set(String text) {
        if (characters.length < text.length()) {
            characters = new char[Math.max(text.length(), 2 * characters.length)];
        }
        length = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (isKept(character)) {
                if (space && length > 0) {
                    characters[length++] = ' ';
                }
                length += Character.toChars(lower(character), characters, length);
                space = false;
            } else if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                space = true;
            }
        }
        if (length == 0) {
            text.getChars(0, text.length(), characters, 0);
            length = text.length();
        }
        return this;
    }

    private static int lower(int character) {
        if (character < 128) {
            return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
        }
        int lower = Character.toLowerCase(character);
        // The buffer has room for what was there; no letter grows, but a promise of Unicode's is not ours.
        return Character.charCount(lower) > Character.charCount(character) ? character : lower;
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

    int length() {
        return length;
    }

    char charAt(int index) {
        return characters[index];
    }

    /** A hash of the whole. */
    long hash() {
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = hash * Shingler.BASE + characters[i] + 1;
        }
        return Shingler.mix(hash);
    }

    @Override
    public String toString() {
        return new String(characters, 0, length);
    }
}
