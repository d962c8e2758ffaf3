package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Exact match and token F1 of short answers, after case, ASCII punctuation and articles are dropped.
 * Rajpurkar et al., "SQuAD: 100,000+ questions for machine comprehension of text", 2016.
 */
public final class AnswerMatch {
    private static final String PUNCTUATION = "[!-/:-@\\[-`{-~]";
    private static final String ARTICLES = "(?U)\\b(a|an|the)\\b";

    private AnswerMatch() {}

    /** 1 when the text equals any of the references, else 0. */
    public static double exact(String text, List<String> references) {
        List<String> words = words(text);
        return references.stream().anyMatch(reference -> words(reference).equals(words)) ? 1 : 0;
    }

    /** F1 of the shared words, 0 to 1, with the reference that it is highest with. */
    public static double f1(String text, List<String> references) {
        List<String> words = words(text);
        return references.stream()
                .mapToDouble(reference -> f1(words, words(reference)))
                .max()
                .orElse(0);
    }

    private static double f1(List<String> words, List<String> reference) {
        if (words.isEmpty() || reference.isEmpty()) {
            return words.equals(reference) ? 1 : 0;
        }
        Map<String, Integer> left = new HashMap<>();
        reference.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : words) {
            if (left.getOrDefault(word, 0) > 0) {
                left.merge(word, -1, Integer::sum);
                shared++;
            }
        }
        return 2.0 * shared / (words.size() + reference.size());
    }

    static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll(PUNCTUATION, "").replaceAll(ARTICLES, " ");
        return new ArrayList<>(WhiteSpace.split(plain));
    }
}
