package dev.tunebook.engine.evaluate.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Whether paired differences are zero on average, by turning their signs: exact for up to 20
 * differences, by 10,000 random patterns above. Fisher, "The design of experiments", 1935.
 */
public final class SignFlips {
    private static final int MOST_EXACT = 20;
    private static final int PATTERNS = 10_000;

    private SignFlips() {}

    /** Two-sided p; sums as far from zero as the one seen count, up to rounding. */
    public static double p(long seed, double... differences) {
        double seen = Math.abs(Arrays.stream(differences).sum());
        double reached =
                seen - 1e-12 * Arrays.stream(differences).map(Math::abs).sum();
        if (differences.length <= MOST_EXACT) {
            long patterns = 1L << differences.length;
            long hits = 0;
            for (long pattern = 0; pattern < patterns; pattern++) {
                hits += Math.abs(signed(differences, pattern)) >= reached ? 1 : 0;
            }
            return (double) hits / patterns;
        }
        SplittableRandom random = new SplittableRandom(seed);
        long hits = 0;
        for (int pattern = 0; pattern < PATTERNS; pattern++) {
            hits += Math.abs(signed(differences, random)) >= reached ? 1 : 0;
        }
        return (hits + 1.0) / (PATTERNS + 1.0);
    }

    private static double signed(double[] differences, long pattern) {
        double sum = 0;
        for (int index = 0; index < differences.length; index++) {
            sum += (pattern >> index & 1) == 0 ? differences[index] : -differences[index];
        }
        return sum;
    }

    private static double signed(double[] differences, SplittableRandom random) {
        double sum = 0;
        long bits = 0;
        for (int index = 0; index < differences.length; index++) {
            bits = index % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            sum += (bits & 1) == 0 ? differences[index] : -differences[index];
        }
        return sum;
    }
}
