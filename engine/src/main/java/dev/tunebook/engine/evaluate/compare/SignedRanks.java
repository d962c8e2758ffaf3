package dev.tunebook.engine.evaluate.compare;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether paired differences are symmetric around zero, by the ranks of their sizes.
 *
 * <p>Zero differences are left out, ties share their mean rank. Exact up to 50 differences, over all
 * ways to set the signs; the normal approximation above. Wilcoxon, "Individual comparisons by ranking
 * methods", 1945; recommended for systems over many data sets by Demšar, 2006.
 *
 * @param statistic the smaller of the two rank sums
 * @param p two-sided
 * @param tabulatedP from the distribution of untied ranks, the positive rank sum cut to a whole number,
 *     as SciPy 1.10 gives it, by the normal approximation where a difference is zero; differs from
 *     {@code p} only where sizes are tied or zero
 */
public record SignedRanks(double statistic, double p, double tabulatedP) {
    private static final int MOST_EXACT = 50;

    public static SignedRanks of(double... differences) {
        double[] nonzero = Arrays.stream(differences).filter(each -> each != 0).toArray();
        long[] doubled = doubledRanks(nonzero);
        long positive = 0;
        long all = 0;
        for (int index = 0; index < nonzero.length; index++) {
            positive += nonzero[index] > 0 ? doubled[index] : 0;
            all += doubled[index];
        }
        long smaller = Math.min(positive, all - positive);
        if (nonzero.length > MOST_EXACT) {
            double p = approximate(doubled, smaller, all);
            return new SignedRanks(smaller / 2.0, p, p);
        }
        if (nonzero.length < differences.length) {
            return new SignedRanks(smaller / 2.0, exact(doubled, smaller), approximate(doubled, smaller, all));
        }
        long[] untied = LongStream.rangeClosed(1, nonzero.length).toArray();
        long whole = positive / 2;
        double tabulated = exact(untied, Math.min(whole, all / 2 - whole));
        return new SignedRanks(smaller / 2.0, exact(doubled, smaller), tabulated);
    }

    /** Mean ranks of the sizes, doubled so that ties stay whole numbers. */
    private static long[] doubledRanks(double[] differences) {
        long[] ranks = new long[differences.length];
        for (int index = 0; index < ranks.length; index++) {
            double size = Math.abs(differences[index]);
            long smaller = Arrays.stream(differences)
                    .filter(each -> Math.abs(each) < size)
                    .count();
            long equal = Arrays.stream(differences)
                    .filter(each -> Math.abs(each) == size)
                    .count();
            ranks[index] = 2 * smaller + equal + 1;
        }
        return ranks;
    }

    /** Twice the share of sign patterns whose rank sum is at most the one seen, by counting sums. */
    private static double exact(long[] ranks, long smaller) {
        double[] share = new double[(int) Arrays.stream(ranks).sum() + 1];
        share[0] = 1;
        int reach = 0;
        for (long rank : ranks) {
            reach += (int) rank;
            for (int sum = reach; sum >= 0; sum--) {
                double with = sum >= rank ? share[sum - (int) rank] : 0;
                share[sum] = (share[sum] + with) / 2;
            }
        }
        return Math.min(1, 2 * Arrays.stream(share, 0, (int) smaller + 1).sum());
    }

    private static double approximate(long[] ranks, long smaller, long all) {
        double variance =
                Arrays.stream(ranks).mapToDouble(rank -> (double) rank * rank).sum() / 4;
        double deviations = (smaller - all / 2.0) / Math.sqrt(variance);
        return 2 * NormalDistribution.of(0, 1).cumulativeProbability(deviations);
    }
}
