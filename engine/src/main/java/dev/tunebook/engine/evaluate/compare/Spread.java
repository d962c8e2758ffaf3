package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.spec.UserException;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The same figure from several seeds or folds, as mean ± standard deviation.
 *
 * @param deviation sample standard deviation (n − 1); NaN for one value
 */
public record Spread(double mean, double deviation, double lowest, double highest, int count) {

    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new UserException("values (0) must be at least 1.", "no run has finished yet.");
        }
        double mean = 0;
        double squares = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < values.length; index++) {
            double distance = values[index] - mean;
            mean += distance / (index + 1);
            squares += distance * (values[index] - mean);
            lowest = Math.min(lowest, values[index]);
            highest = Math.max(highest, values[index]);
        }
        return new Spread(mean, Math.sqrt(squares / (values.length - 1)), lowest, highest, values.length);
    }

    /** For the mean over all possible seeds, by Student's t; endless for one value. */
    public Interval interval(double confidence) {
        if (count < 2) {
            return new Interval(
                    mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, confidence, "one value: no spread");
        }
        double half = TDistribution.of(count - 1.0).inverseCumulativeProbability((1 + confidence) / 2)
                * deviation
                / Math.sqrt(count);
        return new Interval(mean, mean - half, mean + half, confidence, "Student's t over %d values".formatted(count));
    }
}
