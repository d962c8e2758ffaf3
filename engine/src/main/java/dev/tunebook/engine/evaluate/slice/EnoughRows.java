package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.compare.SampleSize;
import dev.tunebook.engine.evaluate.interval.Interval;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether rows are enough to show a change of a figure that is no share of right answers, such as an error or BLEU.
 *
 * @param figure its title
 * @param rows that there are
 * @param share of the figure that a change of it matters from, such as .05
 * @param needed rows on which such a change is found four times of five
 */
public record EnoughRows(String figure, long rows, double share, long needed) {
    /**
     * For two runs on the same rows of which half of what makes rows differ is common to both: then their difference
     * spreads as much as the figure of one. Empty where the spread is unknown, as of rows that are all alike, or there is
     * nothing to change.
     *
     * @param figure of one run
     */
    public static Optional<EnoughRows> ofFigure(String title, Interval figure, long rows, double share, double level) {
        return figure.standardError() > 0
                ? of(title, figure.estimate(), figure.standardError(), rows, share, level)
                : Optional.empty();
    }

    /**
     * For two runs whose difference was seen on these rows.
     *
     * @param before figure of the one that the share is of
     */
    public static Optional<EnoughRows> ofDifference(
            String title, double before, Interval difference, long rows, double share, double level) {
        return of(title, before, difference.standardError(), rows, share, level);
    }

    private static Optional<EnoughRows> of(
            String title, double figure, double standardError, long rows, double share, double level) {
        double change = share * Math.abs(figure);
        if (!(change > 0) || !(standardError >= 0) || Double.isInfinite(standardError)) {
            return Optional.empty();
        }
        double needed = SampleSize.fromStandardError(change, standardError, rows, level, SampleSize.DEFAULT_POWER);
        return Optional.of(new EnoughRows(title, rows, share, Math.max(1, (long) Math.ceil(needed))));
    }

    /** Whether there are as many. */
    public boolean areEnough() {
        return rows >= needed;
    }

    /**
     * In a sentence with both numbers.
     *
     * @param what the rows are called, such as {@code test rows}
     */
    public String sentence(String what) {
        return String.format(
                Locale.ROOT,
                "%,d %s are %s to show a change of %s%% in %s: about %,d are needed.",
                rows,
                what,
                areEnough() ? "enough" : "too few",
                BigDecimal.valueOf(100 * share).stripTrailingZeros().toPlainString(),
                figure,
                needed);
    }
}
