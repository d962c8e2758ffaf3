package dev.tunebook.engine.spec;

/**
 * Two texts written as one, wherever one text is asked for: between them stands the character that ASCII has for this,
 * the record separator, which no text of people holds.
 */
public final class PairText {
    private static final char BETWEEN = '\u001e';

    private PairText() {}

    /** The two as one. */
    public static String of(String first, String second) {
        return first.replace(BETWEEN, ' ') + BETWEEN + second.replace(BETWEEN, ' ');
    }

    /** Whether a text is two. */
    public static boolean is(String text) {
        return text.indexOf(BETWEEN) >= 0;
    }

    /** The first of a pair. */
    public static String first(String pair) {
        return pair.substring(0, pair.indexOf(BETWEEN));
    }

    /** The second of a pair. */
    public static String second(String pair) {
        return pair.substring(pair.indexOf(BETWEEN) + 1);
    }
}
