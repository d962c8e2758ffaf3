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

    /** {@code 0.84 to 0.91}. */
    static String range(Interval interval) {
        if (Double.isNaN(interval.low())) {
            return "–";
        }
        int decimals = Math.min(4, Rounded.decimals(interval));
        return Numbers.fixed(interval.low(), decimals) + " to " + Numbers.fixed(interval.high(), decimals);
    }
}
