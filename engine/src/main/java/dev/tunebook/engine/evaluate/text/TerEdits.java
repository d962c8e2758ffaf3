package dev.tunebook.engine.evaluate.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts TER's edits: moves the run of words whose move saves most, again and again, and then counts what is left to put
 * in, leave out and exchange. The limits and the order among equal moves are Tercom's.
 */
final class TerEdits {
    private static final int LONGEST_RUN = 10;
    private static final int FARTHEST = 50;
    private static final int MOST_TRIED = 1_000;

    private final List<String> reference;
    private int tried;

    private TerEdits(List<String> reference) {
        this.reference = reference;
    }

    static int count(List<String> text, List<String> reference) {
        return reference.isEmpty() ? text.size() : new TerEdits(reference).count(text);
    }

    private int count(List<String> text) {
        List<String> words = text;
        for (int moves = 0; ; moves++) {
            WordAlignment alignment = WordAlignment.of(words, reference);
            Move best = best(words, alignment);
            if (tried >= MOST_TRIED || best == null || best.saved() <= 0) {
                return moves + alignment.cost();
            }
            words = best.words();
        }
    }

    /** A run of words put elsewhere. */
    private record Move(int saved, int length, int from, int to, List<String> words) {
        /** Saves more; among equals is longer, begins earlier, goes to an earlier place. */
        boolean isBetterThan(Move other) {
            if (other == null || saved != other.saved) {
                return other == null || saved > other.saved;
            }
            if (length != other.length) {
                return length > other.length;
            }
            return from != other.from ? from < other.from : to < other.to;
        }
    }

    private Move best(List<String> words, WordAlignment alignment) {
        WordAlignment.Links links = alignment.links();
        Move best = null;
        for (int from = 0; from < words.size(); from++) {
            for (int at = 0; at < reference.size(); at++) {
                if (Math.abs(at - from) > FARTHEST) {
                    continue;
                }
                int longest = sharedRun(words, from, at);
                for (int length = 1; length <= longest; length++) {
                    best = better(best, words, alignment, links, from, at, length);
                    if (tried >= MOST_TRIED) {
                        return best;
                    }
                }
            }
        }
        return best;
    }

    private int sharedRun(List<String> words, int from, int at) {
        int length = 0;
        while (length < LONGEST_RUN
                && from + length < words.size()
                && at + length < reference.size()
                && words.get(from + length).equals(reference.get(at + length))) {
            length++;
        }
        return length;
    }

    /** Tries the places beside the run's counterparts, unless the run or its place is right already. */
    private Move better(
            Move before,
            List<String> words,
            WordAlignment alignment,
            WordAlignment.Links links,
            int from,
            int at,
            int length) {
        boolean textIsRight = links.wrongInText().get(from, from + length).isEmpty();
        boolean referenceIsRight = links.wrongInReference().get(at, at + length).isEmpty();
        boolean within = links.places()[at] >= from && links.places()[at] < from + length;
        if (textIsRight || referenceIsRight || within) {
            return before;
        }
        Move best = before;
        int last = -1;
        for (int beside = at - 1; beside < at + length && beside < reference.size(); beside++) {
            int to = beside < 0 ? 0 : links.places()[beside] + 1;
            if (to != last) {
                last = to;
                List<String> moved = moved(words, from, length, to);
                int saved =
                        alignment.cost() - WordAlignment.of(moved, reference).cost();
                Move move = new Move(saved, length, from, to, moved);
                tried++;
                best = move.isBetterThan(best) ? move : best;
            }
        }
        return best;
    }

    /** Within the run itself, it goes as far on as the place is from its beginning. */
    private static List<String> moved(List<String> words, int from, int length, int to) {
        List<String> run = words.subList(from, from + length);
        List<String> moved = new ArrayList<>(words.subList(0, from));
        moved.addAll(words.subList(from + length, words.size()));
        int place = to < from ? to : to > from + length ? to - length : to;
        moved.addAll(Math.min(place, moved.size()), run);
        return moved;
    }
}
