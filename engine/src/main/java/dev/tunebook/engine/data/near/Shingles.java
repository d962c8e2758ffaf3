package dev.tunebook.engine.data.near;

import java.util.Arrays;

/**
 * The sets by which short texts are compared: every five characters in a row of the normalised text, as 64-bit hashes.
 *
 * <p>Normalised means lower case, letters, digits and marks only, runs of white space as one space. A text shorter
 * than five characters is a shingle of its own; one of which nothing is left, such as an emoji, is compared as it is.
 */
public final class Shingles {
    private Shingles() {}

    /** The shingles of a text: distinct hashes, ascending; never empty. */
    public static long[] of(String text) {
        Shingler shingler = new Shingler(Shingling.CHARACTERS);
        shingler.set(text);
        long[] sorted = Arrays.copyOf(shingler.distinct(), shingler.count());
        Arrays.sort(sorted);
        return sorted;
    }

    /** Shared shingles divided by all shingles, 0 to 1, of two results of {@link #of}. */
    public static double jaccard(long[] a, long[] b) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                shared++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared / (double) (a.length + b.length - shared);
    }

    /** The text as it is compared. */
    public static String normal(String text) {
        return new NormalText().set(text).toString();
    }
}
