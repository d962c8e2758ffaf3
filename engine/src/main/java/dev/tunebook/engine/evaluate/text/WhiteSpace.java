package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;

/**
 * White space as Unicode and Python's {@code str.split} have it. Java's {@code \s} and {@code
 * Character.isWhitespace} leave out the no-break spaces, and would count other words.
 */
final class WhiteSpace {
    private WhiteSpace() {}

    static boolean is(int codePoint) {
        return codePoint == ' '
                || codePoint >= '\t' && codePoint <= '\r'
                || codePoint >= 0x1c && codePoint <= 0x1f
                || codePoint == 0x85
                || codePoint > 0x7f && Character.isSpaceChar(codePoint);
    }

    /** Words between runs of white space; none for a blank text. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int index = 0; index <= text.length(); index++) {
            boolean inWord = index < text.length() && !is(text.charAt(index));
            if (inWord && start < 0) {
                start = index;
            } else if (!inWord && start >= 0) {
                words.add(text.substring(start, index));
                start = -1;
            }
        }
        return words;
    }

    static String remove(String text) {
        return String.join("", split(text));
    }

    static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    static String strip(String text) {
        String left = stripEnd(text);
        int start = 0;
        while (start < left.length() && is(left.charAt(start))) {
            start++;
        }
        return left.substring(start);
    }
}
