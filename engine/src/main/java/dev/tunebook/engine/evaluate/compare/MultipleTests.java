package dev.tunebook.engine.evaluate.compare;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Makes p values honest when many comparisons are made: each is raised so that it can be held against
 * the usual level.
 *
 * <p>All methods take p values in any order and give adjusted ones in the same order.
 */
public final class MultipleTests {
    private MultipleTests() {}

    /** Keeps the chance of any false finding; never worse than Bonferroni. Holm, 1979. The default. */
    public static double[] holm(double... p) {
        return stepDown(p, (value, left) -> value * left);
    }

    public static double[] bonferroni(double... p) {
        return Arrays.stream(p).map(value -> Math.min(1, value * p.length)).toArray();
    }

    /** For independent tests. Šidák, 1967. */
    public static double[] sidak(double... p) {
        return Arrays.stream(p).map(value -> sidak(value, p.length)).toArray();
    }

    public static double[] holmSidak(double... p) {
        return stepDown(p, MultipleTests::sidak);
    }

    /** Keeps the share of false findings among all findings. Benjamini and Hochberg, 1995. */
    public static double[] benjaminiHochberg(double... p) {
        return stepUp(p, rank -> (double) p.length / rank);
    }

    /** The same under any dependence. Benjamini and Yekutieli, 2001. */
    public static double[] benjaminiYekutieli(double... p) {
        double harmonic =
                IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
        return stepUp(p, rank -> harmonic * p.length / rank);
    }

    private interface Adjustment {
        double of(double p, int testsLeft);
    }

    private static double[] stepDown(double[] p, Adjustment adjustment) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            highest = Math.max(highest, adjustment.of(p[order[rank]], order.length - rank));
            adjusted[order[rank]] = Math.min(1, highest);
        }
        return adjusted;
    }

    private static double[] stepUp(double[] p, IntToDoubleFunction factorOfRank) {
        int[] order = ascending(p);
        double[] adjusted = new double[p.length];
        double lowest = 1;
        for (int rank = order.length; rank >= 1; rank--) {
            lowest = Math.min(lowest, p[order[rank - 1]] * factorOfRank.applyAsDouble(rank));
            adjusted[order[rank - 1]] = lowest;
        }
        return adjusted;
    }

    /** 1 − (1 − p)^tests, exact also for tiny p. */
    private static double sidak(double p, int tests) {
        return -Math.expm1(tests * Math.log1p(-p));
    }

    private static int[] ascending(double[] p) {
        return IntStream.range(0, p.length)
                .boxed()
                .sorted((one, other) -> Double.compare(p[one], p[other]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
