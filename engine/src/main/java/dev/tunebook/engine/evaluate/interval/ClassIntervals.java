package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.Marginals;

/**
 * Intervals of one class.
 *
 * <p>Each is Wilson's, since each follows from one proportion: precision of the answers, recall of the
 * rows, and F1 of the rows where truth or answer names the class, F1 = 2J / (1 + J) for the share J of
 * these where both do. NaN where there is nothing to divide by.
 */
public record ClassIntervals(String label, Interval precision, Interval recall, Interval f1) {

    static ClassIntervals of(String label, Marginals counts, int id, double confidence) {
        long correct = counts.correct(id);
        long either = counts.support(id) + counts.answered(id) - correct;
        return new ClassIntervals(
                label,
                wilson(correct, counts.answered(id), confidence),
                wilson(correct, counts.support(id), confidence),
                fromJaccard(wilson(correct, either, confidence)));
    }

    private static Interval wilson(long hits, long rows, double confidence) {
        return rows == 0
                ? new Interval(Double.NaN, Double.NaN, Double.NaN, confidence, "undefined: no rows")
                : Proportion.wilson(hits, rows, confidence);
    }

    private static Interval fromJaccard(Interval jaccard) {
        return new Interval(
                f1(jaccard.estimate()), f1(jaccard.low()), f1(jaccard.high()), jaccard.confidence(), jaccard.method());
    }

    private static double f1(double jaccard) {
        return 2 * jaccard / (1 + jaccard);
    }
}
