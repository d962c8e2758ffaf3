package dev.tunebook.engine.data.near;

import java.util.Arrays;

/**
 * One-permutation MinHash with densification (Li et al. 2012, Shrivastava 2017), several permutations of 16 bins each.
 *
 * <p>A permutation puts every shingle into one bin and keeps each bin's smallest value; an empty bin borrows from
 * another one, in an order that is the same for all texts. Few bins and several permutations, rather than one
 * permutation of many bins, keep short texts from borrowing most of their minima.
 */
final class MinHash {
    private static final int BINS = 16;
    /** Below the mark of an empty bin, so that a text always fills one. */
    private static final int LARGEST = Integer.MAX_VALUE >>> 1;

    private static final long SEED = 0x7475_6e65_626f_6f6bL;

    private final Banding banding;
    private final long[] offsets;
    private final long[] factors;
    private final int[] minima;

    MinHash(Banding banding) {
        this.banding = banding;
        int permutations = (banding.minima() + BINS - 1) / BINS;
        offsets = new long[permutations];
        factors = new long[permutations];
        minima = new int[permutations * BINS];
        for (int i = 0; i < permutations; i++) {
            offsets[i] = Shingler.mix(SEED + 2L * i);
            factors[i] = Shingler.mix(SEED + 2L * i + 1) | 1;
        }
    }

    /** Writes the hashes of a text's bands, from a place on. */
    void bands(Shingler text, int[] to, int at) {
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (int permutation = 0; permutation < offsets.length; permutation++) {
            permute(text.distinct(), text.count(), offsets[permutation], factors[permutation], permutation * BINS);
            densify(permutation * BINS);
        }
        for (int band = 0; band < banding.bands(); band++) {
            long hash = band;
            for (int row = 0; row < banding.rows(); row++) {
                hash = (hash ^ minima[band * banding.rows() + row]) * Shingler.BASE;
                hash ^= hash >>> 29;
            }
            to[at + band] = (int) (Shingler.mix(hash) >>> 32);
        }
    }

    /** The last bits of 64 of the latest text's minima, from one on; 0 when there are not so many. */
    long bits(int from) {
        long bits = 0;
        for (int i = 0; i < Long.SIZE && from + Long.SIZE <= minima.length; i++) {
            bits |= (minima[from + i] & 1L) << i;
        }
        return bits;
    }

    private void permute(long[] shingles, int count, long offset, long factor, int at) {
        for (int i = 0; i < count; i++) {
            long value = (shingles[i] ^ offset) * factor;
            int bin = at + (int) (value >>> 60);
            minima[bin] = Math.min(minima[bin], (int) (value >>> 30) & LARGEST);
        }
    }

    private void densify(int at) {
        int filled = 0;
        for (int bin = 0; bin < BINS; bin++) {
            filled |= minima[at + bin] == Integer.MAX_VALUE ? 0 : 1 << bin;
        }
        for (int bin = 0; bin < BINS; bin++) {
            if ((filled >>> bin & 1) == 0) {
                minima[at + bin] = minima[at + lender(at + bin, filled)];
            }
        }
    }

    private static int lender(int bin, int filled) {
        long order = bin;
        while (true) {
            order = Shingler.mix(order + Shingler.BASE);
            int lender = (int) (order >>> 60);
            if ((filled >>> lender & 1) == 1) {
                return lender;
            }
        }
    }
}
