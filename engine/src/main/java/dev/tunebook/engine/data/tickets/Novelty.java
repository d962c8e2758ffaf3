package dev.tunebook.engine.data.tickets;

import dev.tunebook.engine.data.near.Shingles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses tickets that are too near to an earlier one, so that no near-duplicate is in the file but the planted ones.
 *
 * <p>Exact, by prefixes: of two sets with a similarity of at least t, the smallest n - ceil(t n) + 1 elements of each
 * share one (Chaudhuri et al. 2006).
 */
final class Novelty {
    private final double limit;
    private final List<long[]> accepted = new ArrayList<>();
    private final Map<Long, List<Integer>> byShingle = new HashMap<>();

    /** A filter that accepts texts whose Jaccard similarity to all accepted ones is below the limit. */
    Novelty(double limit) {
        this.limit = limit;
    }

    /** Accepts and remembers a text, or says that it is too near to one that was accepted. */
    boolean accept(String text) {
        long[] shingles = Shingles.of(text);
        long[] prefix = Arrays.copyOf(shingles, shingles.length - (int) Math.ceil(limit * shingles.length) + 1);
        Set<Integer> candidates = new HashSet<>();
        for (long shingle : prefix) {
            candidates.addAll(byShingle.getOrDefault(shingle, List.of()));
        }
        for (int candidate : candidates) {
            if (Shingles.jaccard(shingles, accepted.get(candidate)) >= limit) {
                return false;
            }
        }
        for (long shingle : prefix) {
            byShingle.computeIfAbsent(shingle, key -> new ArrayList<>()).add(accepted.size());
        }
        accepted.add(shingles);
        return true;
    }
}
