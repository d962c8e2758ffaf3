package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Intervals for the figures that need probabilities: 1,000 resamples of rows, Wilson for top-k. */
public final class ProbabilityIntervals {
    private static final int MOST_ROWS = 200_000;
    private static final int BINS = Reliability.DEFAULT_BINS;

    private ProbabilityIntervals() {}

    /**
     * Intervals by figure.
     *
     * @param outcomes of all rows
     * @param areas with their intervals
     * @param calibrationError of all rows
     * @param k of top-k accuracy; left out when it is not below the number of classes
     */
    public static Map<ProbabilityFigure, Interval> of(
            Outcomes outcomes, AreaIntervals areas, double calibrationError, int k, Resampling resampling) {
        Map<ProbabilityFigure, Interval> intervals = new EnumMap<>(ProbabilityFigure.class);
        intervals.put(ProbabilityFigure.ROC_AUC, areas.macroRoc());
        intervals.put(ProbabilityFigure.AVERAGE_PRECISION, areas.macroAveragePrecision());
        if (k < outcomes.labels().size()) {
            long hits = IntStream.range(0, outcomes.rows())
                    .filter(row -> outcomes.rank()[row] < k)
                    .count();
            intervals.put(ProbabilityFigure.TOP_K, Proportion.wilson(hits, outcomes.rows(), resampling.confidence()));
        }
        intervals.putAll(means(outcomes, calibrationError, resampling));
        return intervals;
    }

    /**
     * Those that are means over rows or bins: log-loss, Brier score and calibration error.
     *
     * @param calibrationError of all rows
     */
    public static Map<ProbabilityFigure, Interval> means(Outcomes all, double calibrationError, Resampling resampling) {
        Map<ProbabilityFigure, Interval> intervals = new EnumMap<>(ProbabilityFigure.class);
        int rows = Math.min(all.rows(), MOST_ROWS);
        int[] chosen = rows == all.rows()
                ? IntStream.range(0, rows).toArray()
                : new SplittableRandom(7).ints(rows, 0, all.rows()).toArray();
        float[] loss = new float[rows];
        float[] brier = new float[rows];
        float[] confidence = new float[rows];
        boolean[] right = new boolean[rows];
        byte[] bin = new byte[rows];
        for (int i = 0; i < rows; i++) {
            loss[i] = all.loss()[chosen[i]];
            brier[i] = all.brier()[chosen[i]];
            confidence[i] = all.confidence()[chosen[i]];
            right[i] = all.isRight(chosen[i]);
            bin[i] = (byte) Math.max(0, Math.min(BINS - 1, Math.ceil(confidence[i] * (double) BINS) - 1));
        }
        RowIntervals intervalsOf = new RowIntervals(
                rows,
                all.rows(),
                times -> new double[] {mean(times, loss), mean(times, brier), gap(times, confidence, right, bin)},
                resampling);
        intervals.put(ProbabilityFigure.LOG_LOSS, intervalsOf.bcaOfMean(0, mean(all.loss()), loss));
        intervals.put(ProbabilityFigure.BRIER, intervalsOf.bcaOfMean(1, mean(all.brier()), brier));
        intervals.put(ProbabilityFigure.CALIBRATION_ERROR, intervalsOf.mirrored(2, calibrationError));
        return intervals;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double mean(int[] times, float[] values) {
        double sum = 0;
        for (int row = 0; row < times.length; row++) {
            sum += times[row] * (double) values[row];
        }
        return sum / times.length;
    }

    private static double gap(int[] times, float[] confidence, boolean[] right, byte[] bin) {
        double[] gaps = new double[BINS];
        for (int row = 0; row < times.length; row++) {
            gaps[bin[row]] += times[row] * ((right[row] ? 1 : 0) - (double) confidence[row]);
        }
        double sum = 0;
        for (double gap : gaps) {
            sum += Math.abs(gap);
        }
        return sum / times.length;
    }
}
