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
        return of(label, counts.correct(id), counts.answered(id), counts.support(id), confidence);
    }

    /**
     * From the counts of one class or label.
     *
     * @param correct rows that have it and are answered with it
     * @param answered rows that are answered with it
     * @param support rows that have it
     */
    public static ClassIntervals of(String label, long correct, long answered, long support, double confidence) {
        return new ClassIntervals(
                label,
                wilson(correct, answered, confidence),
                wilson(correct, support, confidence),
                fromJaccard(wilson(correct, support + answered - correct, confidence)));
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
