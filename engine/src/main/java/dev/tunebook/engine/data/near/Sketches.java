package dev.tunebook.engine.data.near;

/**
 * One bit of each of 128 minima: most candidates are turned down by these without a look at their texts.
 *
 * <p>A bit agrees with probability (1 + s) / 2 for similarity s (Li and König 2010). Turned down is what agrees less
 * than a pair at the threshold does, by five standard deviations: one such pair in three million.
 */
final class Sketches {
    /** Shorter texts borrow so many minima that bits agree or differ together. */
    static final int LEAST_SHINGLES = 32;

    private static final int BITS = 2 * Long.SIZE;
    private static final double DEVIATIONS = 5;

    private final long[] bits;

    Sketches(int texts) {
        bits = new long[2 * texts];
    }

    /** Notes the bits of the text that was hashed last. */
    void set(int text, MinHash minHash) {
        bits[2 * text] = minHash.bits(0);
        bits[2 * text + 1] = minHash.bits(Long.SIZE);
    }

    boolean canBeNear(int a, int b, double threshold) {
        int different = Long.bitCount(bits[2 * a] ^ bits[2 * b]) + Long.bitCount(bits[2 * a + 1] ^ bits[2 * b + 1]);
        double share = (1 - threshold) / 2;
        return different <= BITS * share + DEVIATIONS * Math.sqrt(BITS * share * (1 - share));
    }
}
