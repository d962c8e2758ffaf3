package dev.tunebook.engine.evaluate.text;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The longest words that two texts have in the same order, gaps allowed. Cormen et al., chapter 15.4. */
final class CommonSubsequence {
    private CommonSubsequence() {}

    static int length(List<String> one, List<String> other) {
        return lengths(one, other)[one.size()][other.size()];
    }

    /** Indices in {@code reference} that are common with any of the sentences, ascending. */
    static SortedSet<Integer> union(List<String> reference, List<List<String>> sentences) {
        SortedSet<Integer> indices = new TreeSet<>();
        for (List<String> sentence : sentences) {
            addIndices(indices, reference, sentence);
        }
        return indices;
    }

    /** Of several equally long subsequences the one that ROUGE's reference takes: ties go back in the reference. */
    private static void addIndices(SortedSet<Integer> indices, List<String> reference, List<String> sentence) {
        int[][] lengths = lengths(reference, sentence);
        int row = reference.size();
        int column = sentence.size();
        while (row > 0 && column > 0) {
            if (reference.get(row - 1).equals(sentence.get(column - 1))) {
                indices.add(row - 1);
                row--;
                column--;
            } else if (lengths[row][column - 1] > lengths[row - 1][column]) {
                column--;
            } else {
                row--;
            }
        }
    }

    /** Shape {@code [one + 1][other + 1]}: of the first so many words of each. */
    private static int[][] lengths(List<String> one, List<String> other) {
        int[][] lengths = new int[one.size() + 1][other.size() + 1];
        for (int row = 1; row <= one.size(); row++) {
            String word = one.get(row - 1);
            for (int column = 1; column <= other.size(); column++) {
                lengths[row][column] = word.equals(other.get(column - 1))
                        ? lengths[row - 1][column - 1] + 1
                        : Math.max(lengths[row - 1][column], lengths[row][column - 1]);
            }
        }
        return lengths;
    }
}
