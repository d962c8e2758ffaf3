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

    /** A figure that need not be a share, with as many decimals as its interval supports. */
    static String inUnit(Interval interval) {
        return Double.isNaN(interval.estimate())
                ? "–"
                : Double.isNaN(interval.low())
                        ? Numbers.significant(interval.estimate())
                        : Numbers.fixed(interval.estimate(), decimals(interval));
    }

    /** {@code 12.1 to 15.8}. */
    static String rangeInUnit(Interval interval) {
        return Double.isNaN(interval.low())
                ? "–"
                : Numbers.fixed(interval.low(), decimals(interval)) + " to "
                        + Numbers.fixed(interval.high(), decimals(interval));
    }

    /** Two places into the margin; at least two of what is about 1 or less. */
    private static int decimals(Interval interval) {
        double margin = interval.margin();
        if (!(margin > 0) || Double.isInfinite(margin)) {
            return 3;
        }
        int places = (int) Math.ceil(-Math.log10(margin)) + 1;
        int fewest = Math.abs(interval.high()) <= 1.5 && Math.abs(interval.low()) <= 1.5 ? 2 : 0;
        return Math.max(fewest, Math.min(6, places));
    }

    /** {@code 0.84 to 0.91}. */
    static String range(Interval interval) {
        if (Double.isNaN(interval.low())) {
            return "–";
        }
        int decimals = Math.min(4, Rounded.decimals(interval));
        return Numbers.fixed(interval.low(), decimals) + " to " + Numbers.fixed(interval.high(), decimals);
    }
}
