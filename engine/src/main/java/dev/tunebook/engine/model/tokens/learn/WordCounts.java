package dev.tunebook.engine.model.tokens.learn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** How often a corpus has each word, most frequent first; words are what a kind of tokenizer never merges across. */
public final class WordCounts {
    private final Function<String, List<String>> words;
    private final Map<String, long[]> counts = new HashMap<>();

    private WordCounts(Function<String, List<String>> words) {
        this.words = words;
    }

    /** Words as BERT's lower-casing tokenizer has them: no accents, each punctuation mark a word. */
    public static WordCounts lowerCase() {
        return new WordCounts(BertWords::of);
    }

    /** Words as GPT-2's tokenizer has them, in its letters for bytes, with the blank before a word. */
    public static WordCounts byteLevel() {
        return new WordCounts(ByteLevelWords::of);
    }

    /** Counts a text's words. */
    public WordCounts add(String text) {
        return add(text, 1);
    }

    /** Counts a text's words as if it came several times. */
    public WordCounts add(String text, int times) {
        words.apply(text).forEach(word -> counts.computeIfAbsent(word, fresh -> new long[1])[0] += times);
        return this;
    }

    /** The words and their counts, most frequent first, then by their letters. */
    List<Map.Entry<String, Long>> entries() {
        List<Map.Entry<String, Long>> entries = new ArrayList<>();
        counts.forEach((word, count) -> entries.add(Map.entry(word, count[0])));
        entries.sort(Map.Entry.<String, Long>comparingByValue(Collections.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
        return entries;
    }

    /** The words of a text, in order. */
    List<String> split(String text) {
        return words.apply(text);
    }
}
