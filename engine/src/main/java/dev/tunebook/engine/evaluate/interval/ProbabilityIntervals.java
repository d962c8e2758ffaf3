package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.RankedScores;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Intervals for the figures that need probabilities: 1,000 resamples of rows, Wilson for top-k. */
public final class ProbabilityIntervals {
    /** Steps of a bootstrap of areas; more rows than allow for it are left out of the draws. */
    private static final long MOST_STEPS = 300_000_000L;

    private static final int MOST_ROWS = 200_000;
    private static final int BINS = Reliability.DEFAULT_BINS;

    private ProbabilityIntervals() {}

    /**
     * Intervals by figure.
     *
     * @param outcomes of all rows
     * @param areas of all rows
     * @param sample all rows' probabilities, or a random part of them
     * @param calibrationError of all rows
     * @param k of top-k accuracy; left out when it is not below the number of classes
     */
    public static Map<ProbabilityFigure, Interval> of(
            Outcomes outcomes,
            OneVersusRest areas,
            Predictions sample,
            double calibrationError,
            int k,
            Resampling resampling) {
        Map<ProbabilityFigure, Interval> intervals = new EnumMap<>(ProbabilityFigure.class);
        addAreas(intervals, areas, sample, outcomes.rows(), resampling);
        if (k < outcomes.labels().size()) {
            long hits = IntStream.range(0, outcomes.rows())
                    .filter(row -> outcomes.rank()[row] < k)
                    .count();
            intervals.put(ProbabilityFigure.TOP_K, Proportion.wilson(hits, outcomes.rows(), resampling.confidence()));
        }
        addMeans(intervals, outcomes, calibrationError, resampling);
        return intervals;
    }

    private static void addAreas(
            Map<ProbabilityFigure, Interval> intervals,
            OneVersusRest areas,
            Predictions sample,
            int allRows,
            Resampling resampling) {
        int classes = sample.labels().size();
        int most = (int) Math.max(200, MOST_STEPS / resampling.resamples() / classes);
        Predictions part = sample.rows() <= most ? sample : part(sample, most);
        RankedScores[] ranked = IntStream.range(0, classes)
                .mapToObj(id -> OneVersusRest.ranked(part, id))
                .toArray(RankedScores[]::new);
        RowIntervals rows = new RowIntervals(part.rows(), allRows, times -> macro(ranked, times), resampling);
        intervals.put(ProbabilityFigure.ROC_AUC, rows.percentile(0, areas.macroRoc()));
        intervals.put(ProbabilityFigure.AVERAGE_PRECISION, rows.percentile(1, areas.macroAveragePrecision()));
    }

    private static Predictions part(Predictions all, int rows) {
        SplittableRandom random = new SplittableRandom(7);
        int[] order = IntStream.range(0, all.rows()).toArray();
        for (int place = 0; place < rows; place++) {
            int other = place + random.nextInt(order.length - place);
            int row = order[other];
            order[other] = order[place];
            order[place] = row;
        }
        int[] chosen = Arrays.copyOf(order, rows);
        return Predictions.of(
                all.labels(),
                IntStream.of(chosen).map(row -> all.truth()[row]).toArray(),
                IntStream.of(chosen).mapToObj(row -> all.probabilities()[row]).toArray(float[][]::new));
    }

    /** Means over the classes where they are defined. */
    private static double[] macro(RankedScores[] ranked, int[] times) {
        double[] sums = new double[2];
        int[] defined = new int[2];
        for (RankedScores each : ranked) {
            double[] areas = {each.areaUnderRoc(times), each.averagePrecision(times)};
            for (int i = 0; i < 2; i++) {
                sums[i] += Double.isNaN(areas[i]) ? 0 : areas[i];
                defined[i] += Double.isNaN(areas[i]) ? 0 : 1;
            }
        }
        return new double[] {sums[0] / defined[0], sums[1] / defined[1]};
    }

    private static void addMeans(
            Map<ProbabilityFigure, Interval> intervals, Outcomes all, double calibrationError, Resampling resampling) {
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
