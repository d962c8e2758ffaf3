package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.MetricIntervals;
import dev.tunebook.engine.runs.Run;
import java.util.Optional;

/**
 * One of those that were compared, and how it did.
 *
 * @param name unique in its contest
 * @param run empty for what is no run
 * @param loss log-loss
 */
public record Contender(
        String name, Optional<Run> run, Outcomes outcomes, Metrics metrics, MetricIntervals intervals, Interval loss) {
    public double figure(CountFigure figure) {
        return intervals.overall().get(figure).estimate();
    }
}
