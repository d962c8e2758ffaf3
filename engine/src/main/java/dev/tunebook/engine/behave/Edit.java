package dev.tunebook.engine.behave;

import java.util.Comparator;
import java.util.List;

/**
 * One change of a text.
 *
 * @param from first character that goes, in UTF-16 units
 * @param to behind the last one
 * @param replacement what comes in its place
 */
public record Edit(int from, int to, String replacement) {
    /** Applies edits that do not overlap, in any order. */
    public static String apply(String text, List<Edit> edits) {
        StringBuilder changed = new StringBuilder(text);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> changed.replace(edit.from, edit.to, edit.replacement));
        return changed.toString();
    }

    /** The change in words, such as {@code "card" → "crad"}. */
    public String words(String text) {
        return "\"" + text.substring(from, to) + "\" → \"" + replacement + "\"";
    }
}
