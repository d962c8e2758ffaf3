package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.tune.Trial;
import dev.tunebook.engine.spec.TrainSpec;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Trials of a search in parallel coordinates: an upright line for each option that was searched, the figure at the right,
 * and each trial a line across from its lowest value (below) to its highest (above); the best one stands out.
 */
final class TrialLines {
    /** An upright line: what stands on it, and how high a trial crosses it. */
    private record Column(String name, ToDoubleFunction<Trial> value) {
        /** Of an option. */
        static Column of(String name, ToDoubleFunction<TrainSpec> value) {
            return new Column(name, trial -> value.applyAsDouble(trial.spec()));
        }

        /** Where each trial crosses it, from 0 to 1. */
        double[] places(List<Trial> trials) {
            double lowest = trials.stream().mapToDouble(value).min().orElseThrow();
            double highest = trials.stream().mapToDouble(value).max().orElseThrow();
            return trials.stream()
                    .mapToDouble(trial ->
                            highest > lowest ? (value.applyAsDouble(trial) - lowest) / (highest - lowest) : 0.5)
                    .toArray();
        }

        boolean varies(List<Trial> trials) {
            return trials.stream().mapToDouble(value).distinct().count() > 1;
        }
    }

    /** On both sides, for the names. */
    private static final double ROOM = 0.4;

    private static final List<Column> OPTIONS = List.of(
            Column.of(
                    "learning rate",
                    spec -> Math.log(spec.learningRate().value().orElse(1))),
            Column.of("batch size", spec -> Math.log(spec.batchSize())),
            Column.of("epochs", TrainSpec::epochs),
            Column.of("weight decay", TrainSpec::weightDecay),
            Column.of("dropout", TrainSpec::dropout),
            Column.of("smoothing", TrainSpec::labelSmoothing));

    private TrialLines() {}

    /**
     * The chart as SVG; empty where fewer than two options were searched, or fewer than two trials have a figure.
     *
     * @param trials with a finite figure, the best first
     * @param figure what the figure is called
     * @param sign turns the figure round where lower is better
     */
    static String svg(List<Trial> trials, String figure, double sign) {
        List<Column> columns = new ArrayList<>(
                OPTIONS.stream().filter(each -> each.varies(trials)).toList());
        if (trials.size() < 2 || columns.size() < 2) {
            return "";
        }
        columns.add(new Column(figure, trial -> sign * trial.figure()));
        double[] xs = IntStream.range(0, columns.size()).asDoubleStream().toArray();
        LineChart chart = new LineChart(
                "Trials across "
                        + String.join(", ", columns.stream().map(Column::name).toList())
                        + ": each line a trial, the best in green",
                new Axis("each line a trial, the best in green", -ROOM, columns.size() - 1 + ROOM, Axis.Scale.BARE),
                new Axis("", -0.04, 1.04, Axis.Scale.BARE));
        List<double[]> places =
                columns.stream().map(column -> column.places(trials)).toList();
        for (int trial : IntStream.range(0, trials.size())
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList()) {
            double[] heights =
                    places.stream().mapToDouble(column -> column[trial]).toArray();
            Color color = trial == 0 ? LineChart.GREEN : LineChart.FAINT_BLUE;
            chart.curve("", xs, heights, color, trial == 0 ? 2.6 : 1.1);
        }
        for (int i = 0; i < columns.size(); i++) {
            chart.upright(i, columns.get(i).name());
        }
        return chart.svg();
    }
}
