package dev.tunebook.engine.evaluate.compare;

import java.util.SplittableRandom;

/**
 * Approximate randomisation: if two systems are equal, exchanging their answers on some rows changes
 * nothing. Noreen, "Computer-intensive methods for testing hypotheses", 1989; Yeh, "More accurate tests
 * for the statistical significance of result differences", 2000.
 */
public final class Randomization {
    public static final int DEFAULT_DRAWS = 10_000;

    private Randomization() {}

    /**
     * Two-sided p: how often an exchange gives at least the difference seen, the one seen included, and ties too; 1 where there
     * is none to see.
     */
    public static double p(PairedDraws draws, int exchanges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double seen = Math.abs(draws.difference()) - draws.tie();
        if (Double.isNaN(seen)) {
            return 1;
        }
        long reached = 0;
        for (int exchange = 0; exchange < exchanges; exchange++) {
            reached += Math.abs(draws.exchanged(random)) >= seen ? 1 : 0;
        }
        return (reached + 1.0) / (exchanges + 1.0);
    }
}
