package dev.tunebook.engine.evaluate.compare;

import java.util.SplittableRandom;

/** One figure of two systems on the same rows, and what it would be had chance fallen otherwise. */
public interface PairedDraws {
    double first();

    double second();

    long rows();

    /** First minus second after exchanging the two systems' answers on each row with chance one half. */
    double exchanged(SplittableRandom random);

    /** First minus second on as many rows, drawn with replacement. */
    double resampled(SplittableRandom random);

    /** What the two figures may differ by and yet be the same: equal sums, added in another order. */
    default double tie() {
        return 1e-9 * Math.max(Math.abs(first()), Math.abs(second()));
    }

    /** First minus second; exactly 0 where they are the same. */
    default double difference() {
        double difference = first() - second();
        return Math.abs(difference) <= tie() ? 0 : difference;
    }
}
