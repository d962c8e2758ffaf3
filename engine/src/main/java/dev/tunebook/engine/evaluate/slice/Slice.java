package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import java.util.Optional;

/**
 * How well a part of the rows is answered.
 *
 * @param accuracy by Wilson
 * @param restAccuracy of all other rows; NaN without any
 * @param p of the difference to the rest, two-sided, by Fisher's exact test, raised by Holm's method for
 *     the number of slices; 1 without any other rows
 */
public record Slice(String name, long rows, Interval accuracy, double restAccuracy, double p) {
    /** Below this, a slice's figure moves by several points with a single row. */
    public static final int FEW_ROWS = 30;

    private static final double LEVEL = .05;

    public boolean isWorse() {
        return p < LEVEL && accuracy.estimate() < restAccuracy;
    }

    /** What to say beside the figure, if anything. */
    public Optional<String> warning() {
        if (rows < FEW_ROWS) {
            return Optional.of("only %d rows: accuracy may be anywhere from %s to %s."
                    .formatted(rows, Rounded.fixed(accuracy.low(), 2), Rounded.fixed(accuracy.high(), 2)));
        }
        return isWorse()
                ? Optional.of("worse than the rest (%s against %s)."
                        .formatted(Rounded.fixed(accuracy.estimate(), 3), Rounded.fixed(restAccuracy, 3)))
                : Optional.empty();
    }
}
