package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A figure with the range that plausibly holds its true value.
 *
 * @param estimate the figure on the rows at hand
 * @param confidence share of such intervals that hold the true value, such as .95
 * @param method how it was made, in words
 */
public record Interval(double estimate, double low, double high, double confidence, String method) {
    public static final double DEFAULT_CONFIDENCE = .95;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    public Interval {
        requireConfidence(confidence);
    }

    public boolean holds(double value) {
        return low <= value && value <= high;
    }

    /** Half its width: the ± of a symmetric interval. */
    public double margin() {
        return (high - low) / 2;
    }

    /** The standard error that a symmetric interval of this width and confidence follows from. */
    public double standardError() {
        return margin() / NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
    }

    static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new UserException(
                    "confidence (%s) must be between 0 and 1.".formatted(confidence), "confidence=0.95, the default.");
        }
    }
}
