package dev.tunebook.engine.data.sources;

/** White space as people see it: Java's, and the no-break spaces that spreadsheets leave behind. */
public final class Blank {
    private Blank() {}

    public static boolean is(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    public static boolean is(CharSequence text) {
        return text.chars().allMatch(Blank::is);
    }

    /** The text without white space at its ends. */
    public static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && is(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }
}
