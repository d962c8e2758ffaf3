package dev.tunebook.engine.model.tokens.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Byte-pair merges the slow way: all pairs are counted again before each merge. */
final class CountedAnew {
    private CountedAnew() {}

    /** Word w counts 1 + w mod 7 times. */
    static List<PieceMerges.Merge> merges(List<String> alphabet, List<List<String>> given, int most, long least) {
        List<String> pieces = new ArrayList<>(alphabet);
        List<List<String>> words = new ArrayList<>(given);
        List<PieceMerges.Merge> merges = new ArrayList<>();
        while (pieces.size() < most) {
            Map<List<String>, Long> counts = new HashMap<>();
            for (int w = 0; w < words.size(); w++) {
                List<String> word = words.get(w);
                for (int i = 0; i + 1 < word.size(); i++) {
                    counts.merge(List.copyOf(word.subList(i, i + 2)), 1L + w % 7, Long::sum);
                }
            }
            List<String> best = counts.keySet().stream()
                    .min(Comparator.comparingLong((List<String> pair) -> -counts.get(pair))
                            .thenComparingInt(pair -> pieces.indexOf(pair.get(0)))
                            .thenComparingInt(pair -> pieces.indexOf(pair.get(1))))
                    .filter(pair -> counts.get(pair) >= least)
                    .orElse(null);
            if (best == null) {
                break;
            }
            String merged = String.join("", best);
            merges.add(new PieceMerges.Merge(best.get(0), best.get(1), merged));
            if (!pieces.contains(merged)) {
                pieces.add(merged);
            }
            words.replaceAll(word -> merged(word, best, merged));
        }
        return merges;
    }

    private static List<String> merged(List<String> word, List<String> pair, String merged) {
        List<String> shorter = new ArrayList<>();
        for (int i = 0; i < word.size(); i++) {
            boolean here = i + 1 < word.size() && word.subList(i, i + 2).equals(pair);
            shorter.add(here ? merged : word.get(i));
            i += here ? 1 : 0;
        }
        return shorter;
    }
}
