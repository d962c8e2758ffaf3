package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.evaluate.FixedDecimals;
import dev.tunebook.engine.spec.UserException;

/**
 * Which of the many BLEUs is meant; without this a score says nothing. Post, "A call for clarity in
 * reporting BLEU scores", 2018.
 *
 * @param lowercase both texts first
 * @param smoothing what a length of n-grams without a match counts
 * @param smoothingValue of {@link Smoothing#FLOOR} and {@link Smoothing#ADD}
 * @param longest n-gram, 4 as everywhere
 * @param effectiveOrder leave out lengths that the text is too short for: for single sentences
 */
public record BleuSpec(
        boolean lowercase,
        BleuTokenizer tokenizer,
        Smoothing smoothing,
        double smoothingValue,
        int longest,
        boolean effectiveOrder) {
    /** Whose definitions these are, and the version that the signature names. */
    public static final String SACREBLEU_VERSION = "2.6.0";

    public static final BleuSpec DEFAULT =
            new BleuSpec(false, BleuTokenizer.V13A, Smoothing.EXPONENTIAL, Double.NaN, 4, false);

    /** Chen and Cherry, "A systematic comparison of smoothing techniques for sentence-level BLEU", 2014. */
    public enum Smoothing {
        /** Nothing: one length without a match makes the score 0. */
        NONE("none", Double.NaN),
        /** A small count, .1 by default, instead of 0. */
        FLOOR("floor", .1),
        /** Adds to matches and totals of all lengths but the first, 1 by default. */
        ADD("add-k", 1),
        /** Half of a match, then a quarter, and so on. The default. */
        EXPONENTIAL("exp", Double.NaN);

        private final String code;
        private final double usual;

        Smoothing(String code, double usual) {
            this.code = code;
            this.usual = usual;
        }
    }

    public BleuSpec {
        smoothingValue = Double.isNaN(smoothingValue) ? smoothing.usual : smoothingValue;
        if (longest < 1) {
            throw new UserException("longest n-gram (%d) must be at least 1.".formatted(longest), "4, the default.");
        }
    }

    public BleuSpec lowercase(boolean value) {
        return new BleuSpec(value, tokenizer, smoothing, smoothingValue, longest, effectiveOrder);
    }

    public BleuSpec tokenizer(BleuTokenizer value) {
        return new BleuSpec(lowercase, value, smoothing, smoothingValue, longest, effectiveOrder);
    }

    /** With the usual value where {@code value} is NaN. */
    public BleuSpec smoothing(Smoothing kind, double value) {
        return new BleuSpec(lowercase, tokenizer, kind, value, longest, effectiveOrder);
    }

    public BleuSpec longest(int value) {
        return new BleuSpec(lowercase, tokenizer, smoothing, smoothingValue, value, effectiveOrder);
    }

    public BleuSpec effectiveOrder(boolean value) {
        return new BleuSpec(lowercase, tokenizer, smoothing, smoothingValue, longest, value);
    }

    /**
     * What to print beside every score.
     *
     * @param references how many each row has, such as {@code 1}, or {@code var}
     */
    public String signature(String references) {
        String smooth = Double.isNaN(smoothing.usual)
                ? smoothing.code
                : smoothing.code + "[" + FixedDecimals.of(smoothingValue, 2) + "]";
        return "nrefs:%s|case:%s|eff:%s|tok:%s|smooth:%s|version:%s"
                .formatted(
                        references,
                        lowercase ? "lc" : "mixed",
                        effectiveOrder ? "yes" : "no",
                        tokenizer.code(),
                        smooth,
                        SACREBLEU_VERSION);
    }
}
