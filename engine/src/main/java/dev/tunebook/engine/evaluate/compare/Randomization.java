package dev.tunebook.engine.evaluate.compare;

import java.util.SplittableRandom;

/**
 * Approximate randomisation: if two systems are equal, exchanging their answers on some rows changes
 * nothing. Noreen, "Computer-intensive methods for testing hypotheses", 1989; Yeh, "More accurate tests
 * for the statistical significance of result differences", 2000.
 */
public final class Randomization {
    public static final int DEFAULT_DRAWS = 10_000;

    /** Equal counts may give figures that differ in the last bits; missed ties would make p too small. */
    private static final double TIE = 1e-12;

    private Randomization() {}

    /** Two-sided p: how often an exchange gives at least the difference seen, the one seen included. */
    public static double p(PairedDraws draws, int exchanges, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double seen = Math.abs(draws.difference()) - TIE;
        long reached = 0;
        for (int exchange = 0; exchange < exchanges; exchange++) {
            reached += Math.abs(draws.exchanged(random)) >= seen ? 1 : 0;
        }
        return (reached + 1.0) / (exchanges + 1.0);
    }
}
