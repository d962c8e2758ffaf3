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
 * @param suggestions what each rule reads off the curve; rules that find nothing are absent
 * @param rule the rule that was asked for, or the one that stood in for it
 * @param suggested the learning rate to use
 * @param divergedAt the learning rate at which the running average of the loss passed 4 times its lowest, or the loss
 *     was no number
 * @param seconds that the test took
 */
public record LrSweep(
        String dataset,
        String model,
        List<Point> points,
        Map<Suggestion, Double> suggestions,
        Suggestion rule,
        double suggested,
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
        suggestions = Map.copyOf(suggestions);
    }
}
