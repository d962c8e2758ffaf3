package dev.tunebook.engine.behave;

import dev.tunebook.engine.evaluate.interval.Interval;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How a model did at one behaviour.
 *
 * @param cases questions that were put
 * @param failed which of them it failed at, by their place
 * @param rate of failures, by Wilson; NaN without cases
 * @param allowed rate that is put up with
 * @param gap of fairness, second group less first: mean difference of the probability of the same answer, of the number,
 *     or of the length of what is written
 * @param examples of failures
 */
public record BehaviourResult(
        String name,
        String kind,
        int cases,
        BitSet failed,
        Interval rate,
        double allowed,
        Optional<Gap> gap,
        List<Failure> examples) {

    /** With fewer, even a model that fails every third case has a fair chance to pass all. */
    public static final int FEWEST_CASES = 5;

    /** What came of it. */
    public enum Outcome {
        PASSED("passed"),
        FAILED("failed"),
        /** Too few cases to say. */
        CANNOT_TELL("cannot tell"),
        /** So few cases that passing them says nothing. */
        TOO_FEW("too few cases"),
        /** Nothing in the texts to change. */
        NOT_APPLICABLE("not applicable");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * How differently two groups are treated.
     *
     * @param unit of the difference, such as {@code words}; empty for probabilities and numbers
     */
    public record Gap(String first, String second, Interval difference, String unit) {}

    /**
     * A question that the model failed at.
     *
     * @param before text that it was compared with
     * @param after text that was judged
     * @param answerBefore class and probability, in words
     * @param answerAfter class and probability, in words
     * @param smallest the smallest edit that alone makes it fail, in words; empty when there is none
     */
    public record Failure(String before, String after, String answerBefore, String answerAfter, String smallest) {}

    public BehaviourResult {
        examples = List.copyOf(examples);
    }

    public int failures() {
        return failed.cardinality();
    }

    /** Decided only where the interval lies on one side of what is allowed, and never passed with a handful of cases. */
    public Outcome outcome() {
        if (cases == 0) {
            return Outcome.NOT_APPLICABLE;
        }
        if (rate.low() > allowed) {
            return Outcome.FAILED;
        }
        if (cases < FEWEST_CASES) {
            return Outcome.TOO_FEW;
        }
        return rate.high() <= allowed || failures() == 0 ? Outcome.PASSED : Outcome.CANNOT_TELL;
    }
}
