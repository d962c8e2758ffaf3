package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Probed;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The charts of a run. */
final class TrainingChart {
    /** Height in pixels of what stands below the losses. */
    private static final int SMALL = 150;

    private TrainingChart() {}

    /** Training and validation loss over epochs, the best epoch marked. */
    static String losses(Training training) {
        double[] smoothed = smoothed(training.losses());
        double[] epochs = values(training.evaluated(), Evaluated::epoch);
        double[] validation = values(training.evaluated(), Evaluated::validationLoss);
        double[] drawn = DoubleStream.concat(Arrays.stream(training.losses()), Arrays.stream(validation))
                .filter(Double::isFinite)
                .toArray();
        Axis y = Axis.around(
                "loss",
                Arrays.stream(drawn).min().orElse(Double.NaN),
                Arrays.stream(drawn).max().orElse(Double.NaN));
        LineChart chart = new LineChart(
                        "Training and validation loss by epoch",
                        new Axis("epoch", 0, lastEpoch(training), Axis.Scale.WHOLE),
                        y)
                .curve("", training.epochs(), training.losses(), LineChart.FAINT_BLUE, 1)
                .curve("train loss", training.epochs(), smoothed, LineChart.BLUE, 2.2)
                .curve("validation loss", epochs, validation, LineChart.VERMILLION, 2.2)
                .dots("", epochs, validation, LineChart.VERMILLION);
        training.best()
                .filter(best -> !Double.isNaN(best.validationLoss()))
                .ifPresent(best -> chart.mark(best.epoch(), "best: epoch " + best.epoch(), LineChart.GREEN));
        return chart.svg();
    }

    /** The learning rate over epochs; empty before there are two points. */
    static String learningRates(Training training) {
        return steps(training, "learning rate", training.learningRates(), LineChart.GREEN);
    }

    /** The global norm of the gradient over epochs, before clipping; empty before there are two points. */
    static String gradientNorms(Training training) {
        return steps(training, "gradient norm", training.gradientNorms(), LineChart.BLUE);
    }

    private static String steps(Training training, String name, double[] values, Color color) {
        if (values.length < 2) {
            return "";
        }
        return new LineChart(
                        "The " + name + " by epoch",
                        new Axis("epoch", 0, lastEpoch(training), Axis.Scale.WHOLE),
                        Axis.around("", 0, Arrays.stream(values).max().orElseThrow()),
                        SMALL)
                .curve(name, training.epochs(), values, color, 1.6)
                .svg();
    }

    /** The axis of a run that goes on is as long as it may get, so that nothing jumps. */
    private static double lastEpoch(Training training) {
        double planned = training.started().map(run -> (double) run.epochs()).orElse(1.0);
        double reached = training.step()
                / training.started()
                        .map(run -> (double) Math.max(1, run.stepsPerEpoch()))
                        .orElse(1.0);
        return Math.max(1, training.finished().isPresent() ? Math.ceil(reached) : planned);
    }

    /** Loss against learning rate while one was looked for. */
    static String probes(Training training) {
        List<Probed> probes = training.probes().stream()
                .filter(probe -> probe.learningRate() > 0 && Double.isFinite(probe.loss()))
                .sorted(Comparator.comparingDouble(Probed::learningRate))
                .toList();
        if (probes.size() < 2) {
            return "";
        }
        double[] rates = values(probes, Probed::learningRate);
        double[] losses = values(probes, Probed::loss);
        double lowest = Arrays.stream(losses).min().orElseThrow();
        double highest = Math.min(Arrays.stream(losses).max().orElseThrow(), 1.5 * losses[0]);
        LineChart chart = new LineChart(
                        "Loss against learning rate",
                        Axis.logarithmic("learning rate", rates[0], rates[rates.length - 1]),
                        Axis.around("loss", lowest, Math.max(lowest, highest)))
                .curve("each step", rates, losses, LineChart.FAINT_BLUE, 1)
                .curve("smoothed", rates, smoothed(losses), LineChart.BLUE, 2.2);
        training.started()
                .ifPresent(run -> chart.mark(
                        run.learningRate(), "used " + Numbers.shortest(run.learningRate()), LineChart.GREEN));
        return chart.svg();
    }

    static <T> double[] values(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).toArray();
    }

    /** Mean over a window around each point, a twentieth of the curve wide and narrower at its ends: unlike a running mean it does not lag. */
    static double[] smoothed(double[] values) {
        int reach = values.length / 40;
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int around = Math.min(reach, Math.min(i, values.length - 1 - i));
            means[i] =
                    Arrays.stream(values, i - around, i + around + 1).average().orElseThrow();
        }
        return means;
    }
}
