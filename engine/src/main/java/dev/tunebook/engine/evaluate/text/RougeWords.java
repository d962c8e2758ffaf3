package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a text into the words that ROUGE sees: runs of a–z and 0–9, nothing else. */
final class RougeWords {
    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");
    private static final int STEM_LONGER_THAN = 3;

    private RougeWords() {}

    static List<String> of(String text, Stemming stemming) {
        List<String> words = new ArrayList<>();
        for (String word : NOT_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                words.add(word.length() > STEM_LONGER_THAN ? PorterStemmer.stem(word, stemming) : word);
            }
        }
        return words;
    }
}
