package dev.tunebook.engine.evaluate.slice;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether two independent groups are right equally often: exact for groups of any size. Fisher, "On the
 * interpretation of χ² from contingency tables, and the calculation of P", 1922.
 */
final class FisherExact {
    /** Tables as likely as the one seen count, up to rounding. */
    private static final double TIE = 1 + 1e-7;

    private FisherExact() {}

    /** Two-sided: all tables with the same sums that are at most as likely. */
    static double p(long firstRight, long firstWrong, long secondRight, long secondWrong) {
        int first = Math.toIntExact(firstRight + firstWrong);
        int right = Math.toIntExact(firstRight + secondRight);
        int all = Math.toIntExact(first + secondRight + secondWrong);
        if (first == 0 || first == all || right == 0 || right == all) {
            return 1;
        }
        HypergeometricDistribution tables = HypergeometricDistribution.of(all, right, first);
        double seen = tables.probability((int) firstRight) * TIE;
        double p = 0;
        for (int hits = tables.getSupportLowerBound(); hits <= tables.getSupportUpperBound(); hits++) {
            double probability = tables.probability(hits);
            p += probability <= seen ? probability : 0;
        }
        return Math.min(1, p);
    }
}
