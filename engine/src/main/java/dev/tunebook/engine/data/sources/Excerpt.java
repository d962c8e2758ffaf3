package dev.tunebook.engine.data.sources;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How values from a file, which may be long or hold anything, are shown in a message. */
public final class Excerpt {
    private static final int CHARACTERS = 40;
    private static final int NAMES = 12;

    private Excerpt() {}

    /** The text in quotes, at most 40 characters of it, with control characters spelled out. */
    public static String of(String text) {
        String head = text.codePointCount(0, text.length()) <= CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CHARACTERS)) + "…";
        return '"' + head.codePoints().mapToObj(Excerpt::visible).collect(Collectors.joining()) + '"';
    }

    private static String visible(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isISOControl(character) ? "\\u%04x".formatted(character) : Character.toString(character);
        };
    }

    /** Names with commas between, at most 12 of them. */
    public static String list(List<String> names) {
        String shown = names.stream().limit(NAMES).map(Excerpt::name).collect(Collectors.joining(", "));
        return names.size() <= NAMES ? shown : shown + " and " + (names.size() - NAMES) + " more";
    }

    /** A name bare when it is a plain word, else as a text. */
    public static String name(String name) {
        return name.matches("[\\w.-]{1,40}") ? name : of(name);
    }

    /** {@code 1 row}, {@code 3,080 rows}. */
    public static String count(long count, String noun) {
        String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : plural);
    }

    /** {@code , and 12 more rows}, or nothing when there is no other. */
    public static String more(long others, String noun) {
        return others == 0 ? "" : ", and " + count(others, "more " + noun);
    }
}
