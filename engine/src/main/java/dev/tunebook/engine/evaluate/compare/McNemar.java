package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Compares two accuracies by the rows that only one system got right.
 *
 * <p>On equal systems each such row is a coin toss. McNemar, "Note on the sampling error of the
 * difference between correlated proportions or percentages", 1947; the choice between exact and mid-p
 * follows Fagerland, Lydersen and Laake, "The McNemar test for binary matched-pairs data", 2013.
 *
 * @param onlyFirst rows that only the first system got right
 * @param onlySecond rows that only the second system got right
 */
public record McNemar(long onlyFirst, long onlySecond) {
    private static final long MID_P_FROM = 25;

    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new UserException(
                    "rows (%d and %d) must be at least 0.".formatted(onlyFirst, onlySecond),
                    "two counts were subtracted.");
        }
    }

    /** Two-sided p: exact below 25 such rows, mid-p from there on. */
    public double p() {
        return usesMidP() ? midP() : exactP();
    }

    /** Which of the two p is. */
    public PairedTest test() {
        return usesMidP() ? PairedTest.MID_P_MCNEMAR : PairedTest.EXACT_MCNEMAR;
    }

    /** Never too small, and therefore often too large. */
    public double exactP() {
        return discordant() == 0 ? 1 : Math.min(1, 2 * coins().cumulativeProbability(fewer()));
    }

    /** Counts only half of the chance of what was seen. */
    public double midP() {
        return discordant() == 0 ? 1 : 2 * coins().cumulativeProbability(fewer()) - coins().probability(fewer());
    }

    /** Squared difference over sum; 0 when no row is discordant. */
    public double chiSquare() {
        double difference = onlyFirst - onlySecond;
        return discordant() == 0 ? 0 : difference * difference / discordant();
    }

    /** With Edwards' continuity correction. */
    public double correctedChiSquare() {
        double difference = Math.abs(onlyFirst - onlySecond) - 1.0;
        return discordant() == 0 ? 0 : difference * difference / discordant();
    }

    /** Two-sided p of a statistic of this test, for many discordant rows. */
    public static double chiSquareP(double statistic) {
        return ChiSquaredDistribution.of(1).survivalProbability(statistic);
    }

    public long discordant() {
        return onlyFirst + onlySecond;
    }

    private boolean usesMidP() {
        return discordant() >= MID_P_FROM;
    }

    private int fewer() {
        return (int) Math.min(onlyFirst, onlySecond);
    }

    private BinomialDistribution coins() {
        return BinomialDistribution.of(Math.toIntExact(discordant()), .5);
    }
}
