package dev.tunebook.engine.evaluate.slice;

import dev.tunebook.engine.evaluate.ClassMetrics;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.compare.SampleSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says when a figure does not fit the data, or the data are too few for the question. */
public final class Advice {
    private static final double LOPSIDED = .8;

    private Advice() {}

    /** Sentences to show beside the table; none where nothing is wrong. */
    public static List<String> of(Metrics metrics) {
        List<String> advice = new ArrayList<>();
        addLopsided(advice, metrics);
        addSmallClasses(advice, metrics);
        return advice;
    }

    private static void addLopsided(List<String> advice, Metrics metrics) {
        for (ClassMetrics each : metrics.classes()) {
            double share = (double) each.support() / metrics.rows();
            if (share >= LOPSIDED) {
                advice.add(String.format(
                        Locale.ROOT,
                        "Accuracy (%.3f) says little: always answering %s would reach %.3f. "
                                + "Look at macro F1 (%.3f) or Matthews correlation (%.3f).",
                        metrics.accuracy(),
                        each.label(),
                        share,
                        metrics.macro().f1(),
                        metrics.matthews()));
            }
        }
    }

    private static void addSmallClasses(List<String> advice, Metrics metrics) {
        List<String> small = metrics.classes().stream()
                .filter(each -> each.support() < Slice.FEW_ROWS)
                .map(each -> "%s (%d)".formatted(each.label(), each.support()))
                .toList();
        if (!small.isEmpty()) {
            advice.add("Fewer than %d test rows: %s. Their figures move by points with a single row."
                    .formatted(Slice.FEW_ROWS, String.join(", ", small)));
        }
    }

    /**
     * Whether a test set shows such a difference, for two runs on the same rows that make half of their
     * mistakes alone.
     *
     * @param difference of accuracy that matters, such as .01
     */
    public static String forDifference(Metrics metrics, double difference) {
        return forDifference("", metrics.accuracy(), metrics.rows(), difference);
    }

    /** The same of any share of right answers; {@code figure} names it where it is not accuracy. */
    public static String forDifference(String figure, double right, long rows, double difference) {
        return String.format(
                Locale.ROOT,
                "%,d test rows are %s to show a difference of %s%s: about %,d are needed.",
                rows,
                isEnoughFor(right, rows, difference) ? "enough" : "too few",
                difference,
                figure.isEmpty() ? "" : " in " + figure,
                rowsFor(right, difference));
    }

    /** Whether so many rows show such a difference four times of five. */
    public static boolean isEnoughFor(Metrics metrics, double difference) {
        return isEnoughFor(metrics.accuracy(), metrics.rows(), difference);
    }

    /** The same of any share of right answers. */
    public static boolean isEnoughFor(double right, long rows, double difference) {
        return rows >= rowsFor(right, difference);
    }

    /** Rows on which two such runs would show such a difference four times of five. */
    public static long rowsFor(double right, double difference) {
        double discordant = Math.min(1, Math.abs(difference) + (1 - right) / 2);
        return (long) Math.ceil(
                SampleSize.paired(difference, discordant, SampleSize.DEFAULT_LEVEL, SampleSize.DEFAULT_POWER));
    }
}
