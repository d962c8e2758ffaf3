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

    default double difference() {
        return first() - second();
    }
}
