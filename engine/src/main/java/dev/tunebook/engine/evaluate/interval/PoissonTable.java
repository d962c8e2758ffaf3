package dev.tunebook.engine.evaluate.interval;

import java.util.SplittableRandom;

/** Draws Poisson numbers of one mean in constant time; values rarer than 10⁻²⁰ times the mode never come. */
final class PoissonTable {
    private static final double RAREST = 1e-20;

    private final int lowest;
    private final AliasTable table;

    PoissonTable(double mean) {
        int mode = (int) Math.floor(mean);
        int low = mode;
        for (double weight = 1; low > 0 && weight > RAREST; low--) {
            weight *= low / mean;
        }
        int high = mode;
        for (double weight = 1; weight > RAREST; high++) {
            weight *= mean / (high + 1);
        }
        lowest = low;
        table = new AliasTable(weights(mean, mode, low, high));
    }

    /** Relative to the mode, from neighbour to neighbour: no factorials. */
    private static double[] weights(double mean, int mode, int low, int high) {
        double[] weights = new double[high - low + 1];
        weights[mode - low] = 1;
        for (int value = mode; value > low; value--) {
            weights[value - 1 - low] = weights[value - low] * value / mean;
        }
        for (int value = mode; value < high; value++) {
            weights[value + 1 - low] = weights[value - low] * mean / (value + 1);
        }
        return weights;
    }

    int next(SplittableRandom random) {
        return lowest + table.next(random);
    }
}
