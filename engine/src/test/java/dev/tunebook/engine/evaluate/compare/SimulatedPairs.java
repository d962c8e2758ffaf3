package dev.tunebook.engine.evaluate.compare;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws pairs of systems over and over, and counts how often each test finds that they differ.
 *
 * @param <T> the tests
 */
abstract class SimulatedPairs<T extends Enum<T>> {
    final SplittableRandom random;
    final int rows;
    /** By how much the first system is better; with 0 whatever is found is false. */
    final double lead;
    /** Exchanges and resamples of each test. */
    final int draws;

    private final Class<T> tests;

    SimulatedPairs(Class<T> tests, int rows, double lead, int draws, long seed) {
        this.tests = tests;
        this.rows = rows;
        this.lead = lead;
        this.draws = draws;
        this.random = new SplittableRandom(seed);
    }

    /** Draws the next pair, and tells which tests find a difference. */
    abstract Set<T> findings(int seed);

    final Map<T, Integer> count(int repeats) {
        Map<T, Integer> counts = new EnumMap<>(tests);
        for (T test : tests.getEnumConstants()) {
            counts.put(test, 0);
        }
        for (int repeat = 0; repeat < repeats; repeat++) {
            findings(repeat).forEach(test -> counts.merge(test, 1, Integer::sum));
        }
        return counts;
    }

    /** Makes pairs of so many rows. */
    @FunctionalInterface
    interface Maker {
        SimulatedPairs<?> of(int rows, double lead);
    }

    /** Prints false findings on equal systems, and power where the first has a lead. */
    static void print(int repeats, double lead, Maker pairs) {
        for (int rows : new int[] {60, 300, 1_000}) {
            System.out.println(rows + " rows, equal: " + pairs.of(rows, 0).count(repeats));
            System.out.println(
                    rows + " rows, lead " + lead + ": " + pairs.of(rows, lead).count(repeats));
        }
    }
}
