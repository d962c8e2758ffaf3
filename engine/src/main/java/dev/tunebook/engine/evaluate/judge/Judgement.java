package dev.tunebook.engine.evaluate.judge;

import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.MetricIntervals;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How good a classifier is on some rows, and how sure that is.
 *
 * @param intervals of the figures that follow from counts
 * @param k of top-k accuracy
 * @param probabilities the figures that need probabilities, with intervals; empty without probabilities
 * @param areas of each class against the rest, with intervals
 * @param reliability stated confidence against what came true
 * @param calibrated the same after temperature scaling; empty when none was fitted
 * @param outcomes row by row
 */
public record Judgement(
        Metrics metrics,
        MetricIntervals intervals,
        int k,
        Map<ProbabilityFigure, Interval> probabilities,
        AreaIntervals areas,
        Reliability reliability,
        Optional<Calibrated> calibrated,
        Outcomes outcomes) {

    /**
     * What temperature scaling, fitted on other rows, makes of it.
     *
     * @param error expected calibration error
     * @param logLoss mean negative log-probability of the true class, in nats
     */
    public record Calibrated(TemperatureScaling scaling, Reliability reliability, Interval error, Interval logLoss) {}

    public Judgement {
        probabilities = probabilities.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(probabilities));
    }
}
