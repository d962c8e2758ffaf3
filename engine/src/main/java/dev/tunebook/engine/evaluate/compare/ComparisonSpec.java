package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.spec.UserException;

/**
 * How two systems are to be compared.
 *
 * @param level error rate on equal systems, .05 by default
 * @param draws exchanges and resamples, 10,000 by default
 * @param seed the same seed gives the same comparison
 */
public record ComparisonSpec(double level, int draws, long seed) {
    public static final ComparisonSpec DEFAULT =
            new ComparisonSpec(SampleSize.DEFAULT_LEVEL, Randomization.DEFAULT_DRAWS, 7);

    public ComparisonSpec {
        if (!(level > 0 && level < 1)) {
            throw new UserException("level (%s) must be between 0 and 1.".formatted(level), "level=0.05, the default.");
        }
        if (1.0 / (draws + 1) >= level) {
            throw new UserException(
                    "draws (%d) must be more than %.0f for a level of %s."
                            .formatted(draws, Math.ceil(1 / level) - 1, level),
                    "draws=10000, the default.");
        }
    }

    Resampling resampling() {
        return new Resampling(draws, 1 - level, seed);
    }
}
