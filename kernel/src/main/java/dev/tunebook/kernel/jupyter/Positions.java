package dev.tunebook.kernel.jupyter;

/** Converts between the protocol's positions, in code points, and Java's, in chars. */
final class Positions {
    private Positions() {}

    static int toChars(String text, int codePoints) {
        int inside = Math.max(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        return text.offsetByCodePoints(0, inside);
    }

    static int toCodePoints(String text, int chars) {
        return text.codePointCount(0, Math.max(0, Math.min(chars, text.length())));
    }
}
