package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether several systems are right equally often on the same rows: McNemar's test for more than two.
 * Cochran, "The comparison of percentages in matched samples", 1950.
 *
 * @param degrees systems − 1
 */
public record CochranQ(double statistic, int degrees, double p) {

    /** {@code right} has shape {@code [rows][systems]}. */
    public static CochranQ of(boolean[][] right) {
        int systems = right.length == 0 ? 0 : right[0].length;
        if (systems < 2) {
            throw new UserException("systems (%d) must be at least 2.".formatted(systems), "name a second run.");
        }
        double[] ofSystem = new double[systems];
        double all = 0;
        double rowSquares = 0;
        for (boolean[] row : right) {
            double ofRow = 0;
            for (int system = 0; system < systems; system++) {
                ofSystem[system] += row[system] ? 1 : 0;
                ofRow += row[system] ? 1 : 0;
            }
            all += ofRow;
            rowSquares += ofRow * ofRow;
        }
        double systemSquares = 0;
        for (double each : ofSystem) {
            systemSquares += each * each;
        }
        double divisor = systems * all - rowSquares;
        double statistic = divisor == 0 ? 0 : (systems - 1) * (systems * systemSquares - all * all) / divisor;
        double p = ChiSquaredDistribution.of(systems - 1.0).survivalProbability(statistic);
        return new CochranQ(statistic, systems - 1, p);
    }
}
