package dev.tunebook.engine.evaluate.compare;

import dev.tunebook.engine.evaluate.interval.Interval;

/** What the first system is against the second. */
public enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    /** The difference may well be chance: not the same as being equal. */
    CANNOT_TELL("cannot tell");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Decides only where test and interval agree, so that no verdict contradicts the numbers beside it. */
    static Verdict of(Interval difference, double p, double level, boolean higherIsBetter) {
        if (!(p < level) || !(Math.abs(difference.estimate()) > 0) || difference.holds(0)) {
            return CANNOT_TELL;
        }
        return difference.estimate() > 0 == higherIsBetter ? BETTER : WORSE;
    }
}
