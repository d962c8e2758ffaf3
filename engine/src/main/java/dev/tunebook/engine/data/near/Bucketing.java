package dev.tunebook.engine.data.near;

import java.util.Arrays;

/** Sorts texts by the hash of one band, so that those that agree lie beside each other; buffers of its own. */
final class Bucketing {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final Signatures signatures;
    private final int[] texts;
    private final int[] digitCounts = new int[DIGITS];
    private long[] keys;
    private long[] other;

    /** For the given texts, ascending. */
    Bucketing(Signatures signatures, int[] texts) {
        this.signatures = signatures;
        this.texts = texts;
        keys = new long[texts.length];
        other = new long[texts.length];
    }

    /** Takes a run of texts that agree in a band. */
    interface Bucket {
        /**
         * Takes one.
         *
         * @param keys whose low 32 bits are texts, ascending
         * @param begin of the bucket
         * @param end after the bucket, at least two more
         */
        void take(long[] keys, int begin, int end);
    }

    /** Passes on every bucket of two texts or more. */
    void each(int band, Bucket bucket) {
        for (int i = 0; i < texts.length; i++) {
            keys[i] = (long) signatures.band(texts[i], band) << 32 | texts[i];
        }
        // The order of buckets does not matter, so digits may be taken from bits as they are, sign and all.
        for (int shift = 32; shift < 64; shift += DIGIT_BITS) {
            sortByDigit(shift);
        }
        int begin = 0;
        for (int end = 1; end <= keys.length; end++) {
            if (end == keys.length || keys[end] >> 32 != keys[begin] >> 32) {
                if (end - begin > 1) {
                    bucket.take(keys, begin, end);
                }
                begin = end;
            }
        }
    }

    /** A stable pass of radix sort. */
    private void sortByDigit(int shift) {
        Arrays.fill(digitCounts, 0);
        for (long key : keys) {
            digitCounts[(int) (key >>> shift) & DIGITS - 1]++;
        }
        int place = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = digitCounts[digit];
            digitCounts[digit] = place;
            place += count;
        }
        for (long key : keys) {
            other[digitCounts[(int) (key >>> shift) & DIGITS - 1]++] = key;
        }
        long[] sorted = other;
        other = keys;
        keys = sorted;
    }
}
