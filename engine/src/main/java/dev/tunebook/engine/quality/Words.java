package dev.tunebook.engine.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of a text, in lower case: runs of letters and digits, and every other character that is no white space. */
final class Words {
    private Words() {}

    static List<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i < lower.length(); ) {
            int character = lower.codePointAt(i);
            int next = i + Character.charCount(character);
            boolean inWord =
                    Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK;
            if (inWord) {
                begin = begin < 0 ? i : begin;
            } else {
                if (begin >= 0) {
                    words.add(lower.substring(begin, i));
                    begin = -1;
                }
                if (!Character.isWhitespace(character)) {
                    words.add(lower.substring(i, next));
                }
            }
            i = next;
        }
        if (begin >= 0) {
            words.add(lower.substring(begin));
        }
        return words;
    }
}
