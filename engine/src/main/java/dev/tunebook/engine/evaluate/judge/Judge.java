package dev.tunebook.engine.evaluate.judge;

import dev.tunebook.engine.evaluate.LogLoss;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.evaluate.calibrate.ReliabilityAccumulator;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.interval.MetricIntervals;
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
    private double scaledLoss;

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
        scaling.ifPresent(fitted -> addScaled(fitted, truth, probabilities));
    }

    private void addScaled(TemperatureScaling fitted, int truth, float[] probabilities) {
        float[] scaled = fitted.applyToProbabilities(probabilities);
        int answer = TextClassifier.likeliest(scaled);
        scaledReliability.add(answer == truth, scaled[answer]);
        scaledLoss += LogLoss.of(new int[] {truth}, new float[][] {scaled});
    }

    /**
     * What follows from all rows.
     *
     * @param k of top-k accuracy
     * @param confidence of the intervals, such as .95
     */
    public Judgement judgement(int k, double confidence) {
        Metrics metrics = sums.metrics();
        OneVersusRest areas = sums.areas();
        Reliability reliability = sums.reliability().reliability();
        Resampling ofCounts = new Resampling(Resampling.OF_COUNTS.resamples(), confidence, Resampling.OF_COUNTS.seed());
        Resampling ofRows = new Resampling(Resampling.OF_ROWS.resamples(), confidence, Resampling.OF_ROWS.seed());
        return new Judgement(
                metrics,
                MetricIntervals.of(metrics.confusion(), ofCounts),
                k,
                ProbabilityIntervals.of(
                        outcomes, areas, sums.sample(), reliability.expectedCalibrationError(), k, ofRows),
                areas,
                reliability,
                scaling.map(fitted -> new Judgement.Calibrated(
                        fitted, scaledReliability.reliability(), scaledLoss / outcomes.rows())),
                outcomes);
    }

    /** The same of answers without probabilities. */
    public static Judgement ofAnswers(List<String> labels, int[] truth, int[] predicted, double confidence) {
        Outcomes outcomes = Outcomes.empty(labels, truth.length);
        System.arraycopy(truth, 0, outcomes.truth(), 0, truth.length);
        System.arraycopy(predicted, 0, outcomes.predicted(), 0, truth.length);
        Arrays.fill(outcomes.loss(), Float.NaN);
        Metrics metrics = Metrics.of(outcomes.predictions());
        Resampling ofCounts = new Resampling(Resampling.OF_COUNTS.resamples(), confidence, Resampling.OF_COUNTS.seed());
        return new Judgement(
                metrics,
                MetricIntervals.of(metrics.confusion(), ofCounts),
                1,
                Map.of(),
                new OneVersusRest(List.of()),
                new Reliability(List.of(), truth.length),
                Optional.empty(),
                outcomes);
    }
}
