package dev.tunebook.engine.evaluate.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each run of {@code n} words or characters occurs in a text. */
final class NGrams {
    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    /** Words must hold no blanks: n-grams are kept joined by one. */
    static NGrams ofWords(List<String> words, int n) {
        NGrams grams = new NGrams();
        for (int from = 0; from + n <= words.size(); from++) {
            grams.add(n == 1 ? words.get(from) : String.join(" ", words.subList(from, from + n)));
        }
        return grams;
    }

    static NGrams ofCharacters(int[] codePoints, int n) {
        NGrams grams = new NGrams();
        for (int from = 0; from + n <= codePoints.length; from++) {
            grams.add(new String(codePoints, from, n));
        }
        return grams;
    }

    private void add(String gram) {
        counts.merge(gram, 1, Integer::sum);
        total++;
    }

    int total() {
        return total;
    }

    /** Occurrences that both have. */
    int shared(NGrams other) {
        int shared = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            shared += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
        }
        return shared;
    }

    /** Raises each count to that of the other; totals then have no meaning. */
    void raiseTo(NGrams other) {
        other.counts.forEach((gram, count) -> counts.merge(gram, count, Math::max));
    }
}
