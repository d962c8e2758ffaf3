package dev.tunebook.dsl.views;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Rounded;

/** Figures with no more decimals than their intervals support. */
final class Intervals {
    private Intervals() {}

    static String estimate(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "–"
                : Numbers.fixed(interval.estimate(), Math.min(4, Rounded.decimals(interval)));
    }

    /** Whether anything is known of where the figure lies; of a single row, nothing is. */
    private static boolean isKnown(Interval interval) {
        return Double.isFinite(interval.margin());
    }

    /** A figure that need not be a share, with as many decimals as its interval supports. */
    static String inUnit(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "–"
                : !isKnown(interval)
                        ? Numbers.significant(interval.estimate())
                        : Numbers.fixed(interval.estimate(), Rounded.decimals(interval));
    }

    /** {@code 12.1 to 15.8}. */
    static String rangeInUnit(Interval interval) {
        return !isKnown(interval)
                ? "–"
                : Numbers.fixed(interval.low(), Rounded.decimals(interval)) + " to "
                        + Numbers.fixed(interval.high(), Rounded.decimals(interval));
    }

    /** {@code 12.6 ± 1.9}. */
    static String withMargin(Interval interval) {
        return !isKnown(interval)
                ? inUnit(interval)
                : inUnit(interval) + " ± " + Numbers.fixed(interval.margin(), Rounded.decimals(interval));
    }

    /** {@code 0.84 to 0.91}. */
    static String range(Interval interval) {
        if (!isKnown(interval)) {
            return "–";
        }
        int decimals = Math.min(4, Rounded.decimals(interval));
        return Numbers.fixed(interval.low(), decimals) + " to " + Numbers.fixed(interval.high(), decimals);
    }
}
