package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.spec.Part;

/**
 * How a run does on one part of its dataset.
 *
 * @param run the run's name
 * @param runId the run's unique id
 * @param dataset the dataset's name
 * @param part the part that was looked at
 * @param digits decimal places that the user asked for
 * @param metrics what was measured
 * @param seconds that it took
 */
public record Evaluation(
        String run, String runId, String dataset, Part part, int digits, Metrics metrics, double seconds) {}
