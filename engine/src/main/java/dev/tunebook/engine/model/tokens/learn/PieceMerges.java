package dev.tunebook.engine.model.tokens.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Byte-pair merges: again and again, the two neighbouring pieces that a corpus has most often become one piece
 * (Sennrich, Haddow and Birch, 2016).
 *
 * <p>Of pairs that are equally frequent, the one whose pieces are older is merged first, so that the same words always
 * give the same merges.
 */
final class PieceMerges {
    /** Two pieces that became one. */
    record Merge(String left, String right, String merged) {}

    private record Pair(int left, int right) {}

    private record Candidate(Pair pair, long count) {}

    private static final Comparator<Candidate> MOST_FREQUENT_FIRST = Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparingInt(candidate -> candidate.pair().left())
            .thenComparingInt(candidate -> candidate.pair().right());

    private final BinaryOperator<String> join;
    private final List<String> pieces = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<Long> wordCounts = new ArrayList<>();
    private final Map<Pair, Long> counts = new HashMap<>();
    private final Map<Pair, Set<Integer>> places = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);

    /**
     * Begins with single characters.
     *
     * @param alphabet the pieces that there are before any merge; a word's piece that is not among them ends the word
     * @param join how two pieces are written as one
     */
    PieceMerges(List<String> alphabet, BinaryOperator<String> join) {
        this.join = join;
        alphabet.forEach(this::id);
    }

    private int id(String piece) {
        return ids.computeIfAbsent(piece, fresh -> {
            pieces.add(fresh);
            return pieces.size() - 1;
        });
    }

    /** Adds a word, as the pieces of its characters, and how often it occurs. A word with a foreign piece is left out. */
    void add(List<String> characters, long count) {
        int[] word = new int[characters.size()];
        for (int i = 0; i < word.length; i++) {
            Integer id = ids.get(characters.get(i));
            if (id == null) {
                return;
            }
            word[i] = id;
        }
        int index = words.size();
        words.add(word);
        wordCounts.add(count);
        for (int i = 0; i + 1 < word.length; i++) {
            change(new Pair(word[i], word[i + 1]), index, count);
        }
    }

    /**
     * Merges until there are enough pieces, or no pair is frequent enough.
     *
     * @param mostPieces the alphabet included
     * @param leastCount pairs that are rarer stay two pieces
     */
    List<Merge> run(int mostPieces, long leastCount) {
        counts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
        List<Merge> merges = new ArrayList<>();
        while (pieces.size() < mostPieces && !queue.isEmpty()) {
            Candidate best = queue.remove();
            long now = counts.getOrDefault(best.pair(), 0L);
            if (now != best.count()) {
                if (now > 0) {
                    queue.add(new Candidate(best.pair(), now));
                }
                continue;
            }
            if (now < leastCount) {
                break;
            }
            merges.add(merge(best.pair()));
        }
        return merges;
    }

    private Merge merge(Pair pair) {
        String left = pieces.get(pair.left());
        String right = pieces.get(pair.right());
        String joined = join.apply(left, right);
        int merged = id(joined);
        Set<Pair> risen = new HashSet<>();
        for (int index : Set.copyOf(places.get(pair))) {
            replace(index, pair, merged, risen);
        }
        risen.forEach(grown -> queue.add(new Candidate(grown, counts.getOrDefault(grown, 0L))));
        return new Merge(left, right, joined);
    }

    /** Writes a word anew, and counts its old pairs out and its new ones in. */
    private void replace(int index, Pair pair, int merged, Set<Pair> risen) {
        int[] old = words.get(index);
        int[] shorter = new int[old.length];
        int length = 0;
        for (int i = 0; i < old.length; i++) {
            boolean here = i + 1 < old.length && old[i] == pair.left() && old[i + 1] == pair.right();
            shorter[length++] = here ? merged : old[i];
            i += here ? 1 : 0;
        }
        int[] word = java.util.Arrays.copyOf(shorter, length);
        long count = wordCounts.get(index);
        for (int i = 0; i + 1 < old.length; i++) {
            change(new Pair(old[i], old[i + 1]), index, -count);
        }
        for (int i = 0; i + 1 < length; i++) {
            Pair fresh = new Pair(word[i], word[i + 1]);
            change(fresh, index, count);
            risen.add(fresh);
        }
        words.set(index, word);
    }

    private void change(Pair pair, int index, long by) {
        long now = counts.merge(pair, by, Long::sum);
        if (now == 0) {
            counts.remove(pair);
            places.remove(pair);
        } else if (by > 0) {
            places.computeIfAbsent(pair, fresh -> new HashSet<>()).add(index);
        }
    }
}
