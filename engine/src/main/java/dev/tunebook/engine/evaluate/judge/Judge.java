package dev.tunebook.engine.evaluate.judge;

import dev.tunebook.engine.evaluate.LogLoss;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.RankedScores;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.evaluate.calibrate.ReliabilityAccumulator;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.MetricIntervals;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import dev.tunebook.engine.evaluate.interval.ProbabilityIntervals;
import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.evaluate.streaming.MetricsAccumulator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes a classifier's probabilities row by row, in any order, and says in the end all that follows from them. */
public final class Judge {
    private static final int FEWEST_MISTAKES = 5;

    private final MetricsAccumulator sums;
    private final Outcomes outcomes;
    private final Optional<TemperatureScaling> scaling;
    private final ReliabilityAccumulator scaledReliability = new ReliabilityAccumulator();
    private final float[] scaledConfidence;
    private final float[] scaledLoss;

    /**
     * Begins.
     *
     * @param rows as many as will be added
     * @param scaling fitted on other rows; empty when there are none
     */
    public Judge(List<String> labels, int rows, Optional<TemperatureScaling> scaling) {
        this.sums = new MetricsAccumulator(labels, rows);
        this.outcomes = Outcomes.empty(labels, rows);
        this.scaling = scaling;
        this.scaledConfidence = new float[scaling.isPresent() ? rows : 0];
        this.scaledLoss = new float[scaledConfidence.length];
    }

    /** Asks a classifier about texts, and judges its answers. */
    public static Judgement of(
            TextClassifier classifier,
            List<String> texts,
            int[] truth,
            Optional<TemperatureScaling> scaling,
            int k,
            double confidence) {
        Judge judge = new Judge(classifier.labels(), texts.size(), scaling);
        classifier.classify(texts, (row, probabilities) -> judge.add(row, truth[row], probabilities));
        return judge.judgement(k, confidence);
    }

    /**
     * The temperature that fits these rows best; the probabilities are held while it is looked for. Empty with fewer
     * than five mistakes: without any, the surest probabilities fit best, whatever they are worth elsewhere.
     */
    public static Optional<TemperatureScaling> temperature(TextClassifier classifier, List<String> texts, int[] truth) {
        float[][] held = new float[texts.size()][];
        classifier.classify(texts, (row, probabilities) -> held[row] = probabilities);
        long mistakes = IntStream.range(0, truth.length)
                .filter(row -> TextClassifier.likeliest(held[row]) != truth[row])
                .count();
        return mistakes < FEWEST_MISTAKES
                ? Optional.empty()
                : Optional.of(TemperatureScaling.fitToProbabilities(truth, held));
    }

    /** Adds a row; the probabilities are not kept. */
    public void add(int row, int truth, float[] probabilities) {
        sums.add(truth, probabilities);
        outcomes.set(row, truth, probabilities);
        scaling.ifPresent(fitted -> addScaled(fitted, row, truth, probabilities));
    }

    private void addScaled(TemperatureScaling fitted, int row, int truth, float[] probabilities) {
        float[] scaled = fitted.applyToProbabilities(probabilities);
        int answer = TextClassifier.likeliest(scaled);
        scaledReliability.add(answer == truth, scaled[answer]);
        scaledConfidence[row] = scaled[answer];
        scaledLoss[row] = (float) LogLoss.of(new int[] {truth}, new float[][] {scaled});
    }

    /**
     * What follows from all rows.
     *
     * @param k of top-k accuracy
     * @param confidence of the intervals, such as .95
     */
    public Judgement judgement(int k, double confidence) {
        Metrics metrics = sums.metrics();
        Reliability reliability = sums.reliability().reliability();
        Resampling ofCounts = Resampling.OF_COUNTS.confidence(confidence);
        Resampling ofRows = Resampling.OF_ROWS.confidence(confidence);
        AreaIntervals areas = areas(ofRows);
        return new Judgement(
                metrics,
                MetricIntervals.of(metrics.confusion(), ofCounts),
                k,
                ProbabilityIntervals.of(outcomes, areas, reliability.expectedCalibrationError(), k, ofRows),
                areas,
                reliability,
                scaling.map(fitted -> calibrated(fitted, ofRows)),
                outcomes);
    }

    private AreaIntervals areas(Resampling resampling) {
        Predictions sample = sums.sample();
        List<RankedScores> ranked = IntStream.range(0, sample.labels().size())
                .mapToObj(id -> OneVersusRest.ranked(sample, id))
                .toList();
        return AreaIntervals.of(sums.areas(), ranked, outcomes.rows(), resampling);
    }

    private Judgement.Calibrated calibrated(TemperatureScaling fitted, Resampling resampling) {
        Outcomes scaled = new Outcomes(
                outcomes.labels(),
                outcomes.truth(),
                outcomes.predicted(),
                scaledConfidence,
                scaledLoss,
                outcomes.brier(),
                outcomes.rank());
        Reliability reliability = scaledReliability.reliability();
        Map<ProbabilityFigure, Interval> intervals =
                ProbabilityIntervals.means(scaled, reliability.expectedCalibrationError(), resampling);
        return new Judgement.Calibrated(
                fitted,
                reliability,
                intervals.get(ProbabilityFigure.CALIBRATION_ERROR),
                intervals.get(ProbabilityFigure.LOG_LOSS));
    }

    /** The same of answers without probabilities. */
    public static Judgement ofAnswers(List<String> labels, int[] truth, int[] predicted, double confidence) {
        Outcomes outcomes = Outcomes.empty(labels, truth.length);
        System.arraycopy(truth, 0, outcomes.truth(), 0, truth.length);
        System.arraycopy(predicted, 0, outcomes.predicted(), 0, truth.length);
        Arrays.fill(outcomes.loss(), Float.NaN);
        Metrics metrics = Metrics.of(outcomes.predictions());
        Resampling ofCounts = Resampling.OF_COUNTS.confidence(confidence);
        return new Judgement(
                metrics,
                MetricIntervals.of(metrics.confusion(), ofCounts),
                1,
                Map.of(),
                AreaIntervals.none(confidence),
                new Reliability(List.of(), truth.length),
                Optional.empty(),
                outcomes);
    }
}
