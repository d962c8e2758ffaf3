package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.HashMap;
import java.util.Map;

/**
 * How well found groups match true groups, whatever the groups are called.
 *
 * @param adjustedRand Rand's index corrected for chance: 0 by chance, 1 equal. Hubert and Arabie,
 *     "Comparing partitions", 1985
 * @param homogeneity 1 when each found group holds one true group only
 * @param completeness 1 when each true group lies in one found group
 * @param measureV harmonic mean of the last two. Rosenberg and Hirschberg, "V-Measure", 2007
 */
public record ClusterAgreement(double adjustedRand, double homogeneity, double completeness, double measureV) {

    private record Cell(int truth, int found) {}

    /** Group numbers of each row; any ints. */
    public static ClusterAgreement of(int[] truth, int[] found) {
        if (truth.length == 0 || truth.length != found.length) {
            throw new UserException(
                    "found groups (%d) must be as many as true groups (%d), and at least 1."
                            .formatted(found.length, truth.length),
                    "rows were dropped before grouping.");
        }
        Map<Object, Long> trueSizes = new HashMap<>();
        Map<Object, Long> foundSizes = new HashMap<>();
        Map<Object, Long> cells = new HashMap<>();
        for (int row = 0; row < truth.length; row++) {
            trueSizes.merge(truth[row], 1L, Long::sum);
            foundSizes.merge(found[row], 1L, Long::sum);
            cells.merge(new Cell(truth[row], found[row]), 1L, Long::sum);
        }
        double ofTruth = entropy(trueSizes, truth.length);
        double ofFound = entropy(foundSizes, truth.length);
        double shared = ofTruth + ofFound - entropy(cells, truth.length);
        double homogeneity = ofTruth == 0 ? 1 : shared / ofTruth;
        double completeness = ofFound == 0 ? 1 : shared / ofFound;
        double sum = homogeneity + completeness;
        double measureV = sum == 0 ? 0 : 2 * homogeneity * completeness / sum;
        double adjusted = adjustedRand(pairs(cells), pairs(trueSizes), pairs(foundSizes), truth.length);
        return new ClusterAgreement(adjusted, homogeneity, completeness, measureV);
    }

    private static double adjustedRand(double together, double inTruth, double inFound, double rows) {
        double expected = rows < 2 ? 0 : inTruth * inFound / (rows * (rows - 1) / 2);
        double most = (inTruth + inFound) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    private static double pairs(Map<Object, Long> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1.0) / 2)
                .sum();
    }

    private static double entropy(Map<Object, Long> sizes, double rows) {
        return sizes.size() == 1
                ? 0
                : -sizes.values().stream()
                        .mapToDouble(size -> size / rows * Math.log(size / rows))
                        .sum();
    }
}
