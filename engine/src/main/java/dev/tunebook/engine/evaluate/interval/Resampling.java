package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.spec.UserException;

/**
 * How a bootstrap is to be drawn.
 *
 * @param resamples how many; 10,000 by default for figures that follow from counts
 * @param confidence of the interval, .95 by default
 * @param seed the same seed gives the same interval, on any machine
 */
public record Resampling(int resamples, double confidence, long seed) {
    private static final int FEWEST = 100;

    public static final Resampling OF_COUNTS = new Resampling(10_000, Interval.DEFAULT_CONFIDENCE, 7);
    public static final Resampling OF_ROWS = new Resampling(1_000, Interval.DEFAULT_CONFIDENCE, 7);

    public Resampling {
        Interval.requireConfidence(confidence);
        if (resamples < FEWEST) {
            throw new UserException(
                    "resamples (%d) must be at least %d.".formatted(resamples, FEWEST), "resamples=1000, the default.");
        }
    }

    public Resampling confidence(double newConfidence) {
        return new Resampling(resamples, newConfidence, seed);
    }

    public Resampling seed(long newSeed) {
        return new Resampling(resamples, confidence, newSeed);
    }
}
