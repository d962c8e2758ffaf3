package dev.tunebook.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Texts as vectors: words and pairs of words hashed into buckets, weighed by (1 + ln count) · (1 + ln(rows / rows with
 * it)), each vector of length 1.
 *
 * @param buckets of each row, ascending
 * @param weights of each row's buckets
 */
record HashedTexts(int[][] buckets, float[][] weights) {
    static final int BUCKETS = 1 << 16;

    /**
     * Hashes texts.
     *
     * @param rows how many there are
     * @param text of each row
     */
    static HashedTexts of(int rows, IntFunction<String> text) {
        int[][] buckets = new int[rows][];
        float[][] weights = new float[rows][];
        int[] rowsWith = new int[BUCKETS];
        for (int row = 0; row < rows; row++) {
            int[] all = all(Words.of(text.apply(row)));
            Arrays.sort(all);
            int[] distinct = Arrays.stream(all).distinct().toArray();
            float[] counts = counts(all, distinct);
            Arrays.stream(distinct).forEach(bucket -> rowsWith[bucket]++);
            buckets[row] = distinct;
            weights[row] = counts;
        }
        for (int row = 0; row < rows; row++) {
            weigh(buckets[row], weights[row], rowsWith, rows);
        }
        return new HashedTexts(buckets, weights);
    }

    /**
     * One text's vector.
     *
     * @param buckets ascending
     */
    record Vector(int[] buckets, float[] weights) {
        float[] dense() {
            float[] dense = new float[BUCKETS];
            for (int i = 0; i < buckets.length; i++) {
                dense[buckets[i]] = weights[i];
            }
            return dense;
        }

        double dot(float[] dense) {
            double sum = 0;
            for (int i = 0; i < buckets.length; i++) {
                sum += weights[i] * dense[buckets[i]];
            }
            return sum;
        }
    }

    /** How many of some texts have each bucket. */
    static int[] rowsWith(int rows, IntFunction<String> text) {
        int[] rowsWith = new int[BUCKETS];
        for (int row = 0; row < rows; row++) {
            for (int bucket : distinct(text.apply(row))) {
                rowsWith[bucket]++;
            }
        }
        return rowsWith;
    }

    /** The buckets of a text, each once, ascending. */
    static int[] distinct(String text) {
        return Arrays.stream(all(Words.of(text))).sorted().distinct().toArray();
    }

    /**
     * A text weighed as other rows were; buckets that none of these has are left out.
     *
     * @param rowsWith how many of the rows have each bucket
     */
    static Vector single(String text, int[] rowsWith, int rows) {
        int[] all = Arrays.stream(all(Words.of(text)))
                .filter(bucket -> rowsWith[bucket] > 0)
                .sorted()
                .toArray();
        int[] buckets = Arrays.stream(all).distinct().toArray();
        float[] weights = counts(all, buckets);
        weigh(buckets, weights, rowsWith, rows);
        return new Vector(buckets, weights);
    }

    private static float[] counts(int[] all, int[] distinct) {
        float[] counts = new float[distinct.length];
        for (int i = 0, place = 0; i < all.length; i++) {
            place += all[i] == distinct[place] ? 0 : 1;
            counts[place]++;
        }
        return counts;
    }

    private static int[] all(List<String> words) {
        int[] all = new int[Math.max(0, 2 * words.size() - 1)];
        int previous = 0;
        for (int i = 0; i < words.size(); i++) {
            int word = words.get(i).hashCode();
            all[i] = bucket(word);
            if (i > 0) {
                all[words.size() + i - 1] = bucket(previous * 0x9E3779B9 + word + 1);
            }
            previous = word;
        }
        return all;
    }

    /** Murmur3's finalizer spreads String's hash. */
    private static int bucket(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return (mixed ^ mixed >>> 16) & BUCKETS - 1;
    }

    private static void weigh(int[] buckets, float[] counts, int[] rowsWith, int rows) {
        double squares = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (float) ((1 + Math.log(counts[i])) * (1 + Math.log(rows / (double) rowsWith[buckets[i]])));
            squares += counts[i] * counts[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] /= (float) Math.sqrt(squares);
        }
    }
}
