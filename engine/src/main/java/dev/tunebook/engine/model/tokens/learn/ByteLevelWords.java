package dev.tunebook.engine.model.tokens.learn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Words as GPT-2's tokenizer has them, each byte written as a letter that can be seen (Radford and others, 2019).
 *
 * <p>Bytes that are printable stand for themselves; the others, in order, are the letters from U+0100 on, so that a blank
 * is {@code Ġ}.
 */
final class ByteLevelWords {
    private static final Pattern WORDS = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final char[] LETTERS = letters();

    private ByteLevelWords() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(text);
        while (matcher.find()) {
            words.add(spelled(matcher.group()));
        }
        return words;
    }

    /** The letters for all 256 bytes, in the order of the letters. */
    static List<String> alphabet() {
        return IntStream.range(0, 256)
                .mapToObj(b -> LETTERS[b])
                .sorted()
                .map(String::valueOf)
                .toList();
    }

    private static String spelled(String word) {
        StringBuilder spelled = new StringBuilder();
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            spelled.append(LETTERS[b & 0xFF]);
        }
        return spelled.toString();
    }

    private static char[] letters() {
        char[] letters = new char[256];
        char next = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
            letters[b] = printable ? (char) b : next++;
        }
        return letters;
    }
}
