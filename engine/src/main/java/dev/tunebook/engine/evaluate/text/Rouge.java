package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ROUGE: the words and word orders that a text shares with its reference, for summaries.
 *
 * <p>Lin, "ROUGE: a package for automatic evaluation of summaries", 2004, in the definition of
 * rouge_score. Only a–z and 0–9 count: texts in other scripts score 0, see {@link #seesNothingIn}.
 */
public final class Rouge {
    private final Stemming stemming;

    /** Words count as equal when their stems are. */
    public Rouge(Stemming stemming) {
        this.stemming = stemming;
    }

    /** ROUGE-N: shared runs of {@code n} words. */
    public RougeScore ofRuns(String reference, String text, int n) {
        NGrams ofReference = NGrams.ofWords(words(reference), n);
        NGrams ofText = NGrams.ofWords(words(text), n);
        return RougeScore.of(ofText.shared(ofReference), ofText.total(), ofReference.total());
    }

    /** ROUGE-L: the longest common subsequence of words. */
    public RougeScore ofOrder(String reference, String text) {
        List<String> ofReference = words(reference);
        List<String> ofText = words(text);
        int length = CommonSubsequence.length(ofReference, ofText);
        return RougeScore.of(length, ofText.size(), ofReference.size());
    }

    /** ROUGE-Lsum: the union of common subsequences, sentence by sentence; sentences are lines. */
    public RougeScore ofSummary(String reference, String text) {
        List<List<String>> ofReference = sentences(reference);
        List<List<String>> ofText = sentences(text);
        Map<String, Integer> leftInReference = counts(ofReference);
        Map<String, Integer> leftInText = counts(ofText);
        int shared = 0;
        for (List<String> sentence : ofReference) {
            for (int index : CommonSubsequence.union(sentence, ofText)) {
                String word = sentence.get(index);
                if (leftInText.getOrDefault(word, 0) > 0 && leftInReference.get(word) > 0) {
                    shared++;
                    leftInText.merge(word, -1, Integer::sum);
                    leftInReference.merge(word, -1, Integer::sum);
                }
            }
        }
        return RougeScore.of(shared, size(ofText), size(ofReference));
    }

    /** True for a text that has letters, but none that ROUGE counts: its score of 0 means nothing. */
    public static boolean seesNothingIn(String text) {
        return RougeWords.of(text, Stemming.NONE).isEmpty() && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private List<String> words(String text) {
        return RougeWords.of(text, stemming);
    }

    private List<List<String>> sentences(String text) {
        List<List<String>> sentences = new ArrayList<>();
        for (String line : text.split("\n")) {
            sentences.add(words(line));
        }
        return sentences;
    }

    private static Map<String, Integer> counts(List<List<String>> sentences) {
        Map<String, Integer> counts = new HashMap<>();
        sentences.forEach(words -> words.forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static int size(List<List<String>> sentences) {
        return sentences.stream().mapToInt(List::size).sum();
    }
}
