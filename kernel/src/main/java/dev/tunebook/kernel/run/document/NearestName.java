package dev.tunebook.kernel.run.document;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that was probably meant. */
public final class NearestName {
    private NearestName() {}

    /** The name with the fewest single-letter edits to the given one; the first of several. */
    public static String to(String given, Collection<String> names) {
        return names.stream()
                .min(Comparator.comparingInt(name -> edits(given, name)))
                .orElseThrow();
    }

    /** Levenshtein's distance, one row of the table at a time. */
    private static int edits(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 1; index <= left.length(); index++) {
            int diagonal = row[0];
            row[0] = index;
            for (int column = 1; column < row.length; column++) {
                int substitution = diagonal + (left.charAt(index - 1) == right.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(substitution, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[right.length()];
    }
}
