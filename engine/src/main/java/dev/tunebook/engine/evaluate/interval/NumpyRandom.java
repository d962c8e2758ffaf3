package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.spec.UserException;

/**
 * The random numbers of NumPy's default generator: what another tool drew with a stated seed can be drawn again.
 *
 * <p>PCG XSL RR 128/64: O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms for random
 * number generation", 2014; seeded by NumPy's SeedSequence. Whole numbers: Lemire, "Fast random integer generation in an
 * interval", 2019. Not for several threads.
 */
public final class NumpyRandom {
    private static final long LARGEST_SEED = 0xFFFFFFFFL;
    private static final int POOL = 4;
    private static final int WORDS = 8;
    private static final long MULTIPLIER_HIGH = 0x2360ED051FC65DA4L;
    private static final long MULTIPLIER_LOW = 0x4385DF649FCCF645L;

    private long high;
    private long low;
    private final long stepHigh;
    private final long stepLow;
    private long spare;
    private boolean hasSpare;
    private int coins;
    private int coinsLeft;

    /**
     * As {@code numpy.random.default_rng(seed)}.
     *
     * @param seed from 0 to 2³² − 1
     */
    public NumpyRandom(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new UserException("seed (%d) must be between 0 and %d.".formatted(seed, LARGEST_SEED), "seed=12345.");
        }
        long[] words = sequence(pool((int) seed));
        stepHigh = words[2] << 1 | words[3] >>> 63;
        stepLow = words[3] << 1 | 1;
        step();
        add(words[0], words[1]);
        step();
    }

    /** The entropy of the seed, spread over four words. */
    private static int[] pool(int seed) {
        int[] pool = new int[POOL];
        int[] hash = {0x43b0d7e5};
        for (int i = 0; i < POOL; i++) {
            pool[i] = hashed(i == 0 ? seed : 0, hash, 0x931e8875);
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    int mixed = 0xca01f9dd * pool[to] - 0x4973f715 * hashed(pool[from], hash, 0x931e8875);
                    pool[to] = mixed ^ mixed >>> 16;
                }
            }
        }
        return pool;
    }

    /** Four numbers of 64 bits: high and low of where it starts, high and low of its stream. */
    private static long[] sequence(int[] pool) {
        int[] hash = {0x8b51f9dd};
        long[] sequence = new long[WORDS / 2];
        for (int i = 0; i < WORDS; i++) {
            long word = hashed(pool[i % POOL], hash, 0x58f38ded) & LARGEST_SEED;
            sequence[i / 2] |= i % 2 == 0 ? word : word << 32;
        }
        return sequence;
    }

    private static int hashed(int value, int[] hash, int multiplier) {
        int mixed = value ^ hash[0];
        hash[0] *= multiplier;
        mixed *= hash[0];
        return mixed ^ mixed >>> 16;
    }

    private void step() {
        long newHigh = Math.multiplyHigh(low, MULTIPLIER_LOW)
                + (low >> 63 & MULTIPLIER_LOW)
                + (MULTIPLIER_LOW >> 63 & low)
                + high * MULTIPLIER_LOW
                + low * MULTIPLIER_HIGH;
        low *= MULTIPLIER_LOW;
        high = newHigh;
        add(stepHigh, stepLow);
    }

    private void add(long moreHigh, long moreLow) {
        low += moreLow;
        high += moreHigh + (Long.compareUnsigned(low, moreLow) < 0 ? 1 : 0);
    }

    private long next64() {
        step();
        return Long.rotateRight(high ^ low, (int) (high >>> 58));
    }

    /** 32 bits, unsigned; of each 64 the low half first. */
    private long next32() {
        hasSpare = !hasSpare;
        if (!hasSpare) {
            return spare;
        }
        long both = next64();
        spare = both >>> 32;
        return both & LARGEST_SEED;
    }

    /** As {@code random()}: from 0 to 1. */
    public double uniform() {
        return (next64() >>> 11) * 0x1p-53;
    }

    /** As {@code integers(bound)} and {@code choice(bound)}. */
    public int below(int bound) {
        if (bound == 1) {
            return 0;
        }
        long product = next32() * bound;
        long threshold = (LARGEST_SEED + 1 - bound) % bound;
        while ((product & LARGEST_SEED) < threshold) {
            product = next32() * bound;
        }
        return (int) (product >>> 32);
    }

    /** As {@code integers(2, dtype=bool)}, for one call that asks for all of them. */
    public boolean coin() {
        if (coinsLeft == 0) {
            coins = (int) next32();
            coinsLeft = 32;
        } else {
            coins >>>= 1;
        }
        coinsLeft--;
        return (coins & 1) != 0;
    }
}
