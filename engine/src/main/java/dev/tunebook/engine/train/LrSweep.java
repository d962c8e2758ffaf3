package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The outcome of a learning-rate range test.
 *
 * @param dataset the dataset's name
 * @param model the base model's name
 * @param points one per step, learning rates rising geometrically
 * @param others curves of further tests with seeds of their own; empty when there was one
 * @param suggestions what each rule reads off the curves, in the geometric mean over all tests; rules that find nothing
 *     are absent
 * @param rule the rule that was asked for, or the one that stood in for it
 * @param suggested the learning rate to use
 * @param low the lowest learning rate that may be as good: a third of the lowest that any test suggested
 * @param high the highest: the step of a test after that where its loss was lowest, or three times the highest that any suggested
 * @param divergedAt the learning rate at which the running average of the loss passed 4 times its lowest, or the loss
 *     was no number
 * @param seconds that the test took
 */
public record LrSweep(
        String dataset,
        String model,
        List<Point> points,
        List<List<Point>> others,
        Map<Suggestion, Double> suggestions,
        Suggestion rule,
        double suggested,
        double low,
        double high,
        OptionalDouble divergedAt,
        double seconds) {
    /**
     * One step of the test.
     *
     * @param learningRate of the step
     * @param loss of the step's rows, before the step
     * @param smoothed the loss averaged with its neighbours on both sides
     */
    public record Point(double learningRate, double loss, double smoothed) {}

    public LrSweep {
        points = List.copyOf(points);
        others = others.stream().map(List::copyOf).toList();
        suggestions = Map.copyOf(suggestions);
    }
}
