package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A number for each row whose mean is a figure, such as 1 for a right answer.
 *
 * @param figure its title
 * @param higherIsBetter false for losses and errors
 * @param values none below 0
 * @param most that a row's can be
 */
public record RowValues(String figure, boolean higherIsBetter, double[] values, double most) {
    /** Without a limit to what is above. */
    public RowValues(String figure, boolean higherIsBetter, double[] values) {
        this(figure, higherIsBetter, values, Double.POSITIVE_INFINITY);
    }

    /** Accuracy. */
    public static RowValues of(Predictions predictions) {
        return new RowValues(
                "accuracy",
                true,
                IntStream.range(0, predictions.rows())
                        .mapToDouble(row ->
                                predictions.predicted()[row] == predictions.truth()[row] ? 1 : 0)
                        .toArray());
    }

    int rows() {
        return values.length;
    }

    /** The part against the rest; p as if it were the only slice. */
    Slice slice(String name, IntPredicate part) {
        double[] inside = chosen(part);
        double[] outside = chosen(part.negate());
        double rest = outside.length == 0 ? Double.NaN : Spread.of(outside).mean();
        boolean isShare = IntStream.range(0, rows()).allMatch(row -> values[row] == 0 || values[row] == 1);
        Interval value = isShare
                ? Proportion.wilson(ones(inside), inside.length, Interval.DEFAULT_CONFIDENCE)
                : possible(Spread.of(inside).interval(Interval.DEFAULT_CONFIDENCE));
        double p = outside.length == 0 ? 1 : isShare ? fisher(inside, outside) : welch(inside, outside);
        return new Slice(name, figure, higherIsBetter, inside.length, value, rest, p);
    }

    /** Student's t knows no limits; of two rows it goes far beyond what can be. */
    private Interval possible(Interval of) {
        return new Interval(
                of.estimate(), Math.max(0, of.low()), Math.min(most, of.high()), of.confidence(), of.method());
    }

    private double[] chosen(IntPredicate part) {
        return IntStream.range(0, rows())
                .filter(part)
                .mapToDouble(row -> values[row])
                .toArray();
    }

    private static long ones(double[] values) {
        return IntStream.range(0, values.length).filter(i -> values[i] == 1).count();
    }

    private static double fisher(double[] inside, double[] outside) {
        return FisherExact.p(ones(inside), inside.length - ones(inside), ones(outside), outside.length - ones(outside));
    }

    /** Two-sided. Welch, "The generalization of Student's problem", 1947; 1 where a side has one row or none vary. */
    static double welch(double[] one, double[] other) {
        if (one.length < 2 || other.length < 2) {
            return 1;
        }
        Spread first = Spread.of(one);
        Spread second = Spread.of(other);
        double ofFirst = first.deviation() * first.deviation() / one.length;
        double ofSecond = second.deviation() * second.deviation() / other.length;
        if (ofFirst + ofSecond == 0) {
            return 1;
        }
        double t = Math.abs(first.mean() - second.mean()) / Math.sqrt(ofFirst + ofSecond);
        double degrees = (ofFirst + ofSecond)
                * (ofFirst + ofSecond)
                / (ofFirst * ofFirst / (one.length - 1) + ofSecond * ofSecond / (other.length - 1));
        return 2 * TDistribution.of(degrees).survivalProbability(t);
    }
}
