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
    /** An upright line: what stands on it, and how high a trial crosses it, in the logarithm or not. */
    private record Column(String name, boolean logarithmic, ToDoubleFunction<Trial> value) {
        /** Of an option. */
        static Column of(String name, boolean logarithmic, ToDoubleFunction<TrainSpec> value) {
            return new Column(name, logarithmic, trial -> value.applyAsDouble(trial.spec()));
        }

        double lowest(List<Trial> trials) {
            return trials.stream().mapToDouble(value).min().orElseThrow();
        }

        double highest(List<Trial> trials) {
            return trials.stream().mapToDouble(value).max().orElseThrow();
        }

        /** Where each trial crosses it, from 0 to 1. */
        double[] places(List<Trial> trials) {
            double lowest = scaled(lowest(trials));
            double highest = scaled(highest(trials));
            return trials.stream()
                    .mapToDouble(value)
                    .map(each -> highest > lowest ? (scaled(each) - lowest) / (highest - lowest) : 0.5)
                    .toArray();
        }

        private double scaled(double each) {
            return logarithmic ? Math.log(each) : each;
        }

        boolean varies(List<Trial> trials) {
            return trials.stream().mapToDouble(value).distinct().count() > 1;
        }
    }

    /** On both sides, for the names. */
    private static final double ROOM = 0.4;

    private static final List<Column> OPTIONS = List.of(
            Column.of("learning rate", true, spec -> spec.learningRate().value().orElse(1)),
            Column.of("batch size", true, TrainSpec::batchSize),
            Column.of("epochs", false, TrainSpec::epochs),
            Column.of("weight decay", false, TrainSpec::weightDecay),
            Column.of("dropout", false, TrainSpec::dropout),
            Column.of("smoothing", false, TrainSpec::labelSmoothing));

    private static final String READING = "each line a trial: the best green, the best quarter blue, the others faint";

    /** Fainter than what lies behind a curve: there may be a hundred of them. */
    private static final Color FAINT = new Color(0x00, 0x72, 0xb2, 0x50);

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
        columns.add(new Column(figure, false, trial -> sign * trial.figure()));
        double[] xs = IntStream.range(0, columns.size()).asDoubleStream().toArray();
        LineChart chart = new LineChart(
                "Trials across "
                        + String.join(", ", columns.stream().map(Column::name).toList())
                        + ": " + READING,
                new Axis(READING, -ROOM, columns.size() - 1 + ROOM, Axis.Scale.BARE),
                new Axis("", -0.04, 1.04, Axis.Scale.BARE));
        List<double[]> places =
                columns.stream().map(column -> column.places(trials)).toList();
        for (int trial : IntStream.range(0, trials.size())
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList()) {
            double[] heights =
                    places.stream().mapToDouble(column -> column[trial]).toArray();
            boolean better = 4 * trial < trials.size();
            Color color = trial == 0 ? LineChart.GREEN : better ? LineChart.BLUE : FAINT;
            chart.curve("", xs, heights, color, trial == 0 ? 2.8 : better ? 1.5 : 1.1);
        }
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            chart.upright(
                    i,
                    column.name(),
                    Numbers.shortest(column.lowest(trials)),
                    Numbers.shortest(column.highest(trials)));
        }
        return chart.svg();
    }
}
