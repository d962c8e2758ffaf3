package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;
import java.util.Optional;

/**
 * How well a part of the rows is answered.
 *
 * @param figure that the part is judged by, such as {@code accuracy}
 * @param higherIsBetter false for losses and errors
 * @param value by Wilson where it is a share of right answers, else by Student's t
 * @param rest the figure of all other rows; NaN without any
 * @param p of the difference to the rest, two-sided, by Fisher's exact test or Welch's, raised by Holm's method for the
 *     number of slices; 1 without any other rows
 */
public record Slice(
        String name, String figure, boolean higherIsBetter, long rows, Interval value, double rest, double p) {
    /** Below this, a slice's figure moves by several points with a single row. */
    public static final int FEW_ROWS = 30;

    private static final double LEVEL = .05;

    public boolean isWorse() {
        return p < LEVEL && (higherIsBetter ? value.estimate() < rest : value.estimate() > rest);
    }

    /** What to say beside the figure, if anything. */
    public Optional<String> warning() {
        if (rows < FEW_ROWS) {
            return Optional.of(
                    "only %d %s: %s may be anywhere%s.".formatted(rows, rows == 1 ? "row" : "rows", figure, range()));
        }
        return isWorse()
                ? Optional.of(
                        "worse than the rest (%s against %s).".formatted(rounded(value.estimate()), rounded(rest)))
                : Optional.empty();
    }

    private String range() {
        return Double.isFinite(value.margin()) ? " from " + rounded(value.low()) + " to " + rounded(value.high()) : "";
    }

    private String rounded(double number) {
        return Rounded.fixed(number, Rounded.decimals(value));
    }
}
