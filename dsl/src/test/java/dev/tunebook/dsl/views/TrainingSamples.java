package dev.tunebook.dsl.views;

import dev.tunebook.engine.spec.Suggestion;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.engine.train.TrainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;

/** What happens while models are trained, made by hand. */
final class TrainingSamples {
    private TrainingSamples() {}

    /** An epoch that was judged by what every run has. */
    static TrainEvent.Evaluated evaluated(
            double seconds,
            long step,
            int epoch,
            double trainLoss,
            double validationLoss,
            double accuracy,
            double macroF1,
            double error,
            boolean best) {
        return new TrainEvent.Evaluated(
                seconds, step, epoch, trainLoss, validationLoss, accuracy, macroF1, error, "", Double.NaN, best);
    }

    static LrSweep sweep() {
        Random random = new Random(3);
        List<LrSweep.Point> points = new ArrayList<>();
        for (int i = 0; i < 86; i++) {
            double rate = 1e-6 * Math.pow(10, 7 * i / 99.0);
            double smoothed = 2.48 - 2.1 / (1 + Math.exp(-(Math.log10(rate) + 2.1) * 3)) + Math.exp((i - 78) / 2.2);
            points.add(new LrSweep.Point(rate, Math.max(0.1, smoothed + random.nextGaussian() * 0.15), smoothed));
        }
        return new LrSweep(
                "tickets",
                "tunebook/ngram-bag",
                points,
                List.of(points.stream()
                        .map(point ->
                                new LrSweep.Point(point.learningRate(), point.loss() + 0.1, point.smoothed() + 0.1))
                        .toList()),
                Map.of(
                        Suggestion.MINIMUM, 0.0134,
                        Suggestion.STEEPEST, 0.0079,
                        Suggestion.VALLEY, 0.0042),
                Suggestion.MINIMUM,
                0.0134,
                0.0044,
                0.0402,
                OptionalDouble.of(0.411),
                2.31);
    }

    /** A run with a learning rate that is found first; overfits after the fifth epoch. */
    static List<TrainEvent> events() {
        Random random = new Random(5);
        List<TrainEvent> events = new ArrayList<>();
        for (LrSweep.Point point : sweep().points()) {
            events.add(new TrainEvent.Probed(
                    0.02 * events.size(), events.size() + 1, 100, point.learningRate(), point.loss()));
        }
        double begun = 2.31;
        int perEpoch = 75;
        events.add(new TrainEvent.Started(
                begun,
                "tunebook/ngram-bag",
                1_234_572,
                8,
                perEpoch,
                32,
                0.0134,
                "minimum",
                2400,
                300,
                12,
                0,
                "cpu",
                2,
                42));
        for (int epoch = 1; epoch <= 7; epoch++) {
            for (int i = 1; i <= perEpoch; i++) {
                int step = (epoch - 1) * perEpoch + i;
                double loss = 0.06 + 2.4 * Math.exp(-step / 95.0) + Math.abs(random.nextGaussian()) * 0.08;
                events.add(new TrainEvent.Stepped(begun + step * 0.0125, step, epoch, loss, 0.01, 1.2, 32));
            }
            double validation = 0.35 + 1.9 * Math.exp(-epoch / 1.25) + 0.03 * epoch;
            double f1 = 0.91 - 0.5 * Math.exp(-epoch / 1.4) - 0.002 * epoch;
            events.add(evaluated(
                    begun + epoch * perEpoch * 0.0125 + 0.05 * epoch,
                    (long) epoch * perEpoch,
                    epoch,
                    0.06 + 2.4 * Math.exp(-(epoch - 0.5) * perEpoch / 95.0),
                    validation,
                    f1 + 0.01,
                    f1,
                    Double.NaN,
                    epoch <= 5));
        }
        events.add(new TrainEvent.Measured(9.3, 16_800, 201_600, 2_403.4, 28_841, 612_000_000));
        events.add(new TrainEvent.Finished(
                9.3,
                TrainEvent.Ending.EARLY_STOPPED,
                525,
                5,
                "Validation macro F1 was best after epoch 5 and did not rise for 2 epochs; those weights are kept."));
        return events;
    }

    /** A language model's run of two epochs. */
    static List<TrainEvent> languageEvents() {
        List<TrainEvent> events = new ArrayList<>();
        events.add(new TrainEvent.Started(
                1.5, "models/mini", 3_612_000, 2, 40, 16, 0.001, "given", 640, 64, 0, 0, "cpu", 2, 42));
        for (int step = 1; step <= 80; step++) {
            double loss = 3 + 5 * Math.exp(-step / 30.0);
            int epoch = step <= 40 ? 1 : 2;
            events.add(new TrainEvent.Stepped(1.5 + step * 0.25, step, epoch, loss, 0.001, 0.8, 16));
            if (step % 40 == 0) {
                events.add(evaluated(
                        1.6 + step * 0.25,
                        step,
                        epoch,
                        loss + 0.6,
                        loss + 0.1,
                        0.31 + 0.04 * epoch,
                        Double.NaN,
                        Double.NaN,
                        true));
            }
        }
        events.add(new TrainEvent.Finished(
                22, TrainEvent.Ending.COMPLETED, 80, 2, "Still learning: validation loss fell in the last epoch."));
        return events;
    }

    static List<TrainEvent> numberEvents() {
        return List.of(
                new TrainEvent.Started(
                        0.5, "tunebook/ngram-bag", 1_000, 3, 2, 32, 0.003, "given", 64, 16, 1, 0, "cpu", 1, 42),
                new TrainEvent.Stepped(0.6, 1, 1, 1.02, 0.003, 0.8, 32),
                new TrainEvent.Stepped(0.7, 2, 1, 0.91, 0.002, 0.7, 32),
                evaluated(0.8, 2, 1, 0.965, 0.71, Double.NaN, Double.NaN, 194.2, true),
                new TrainEvent.Stepped(0.9, 3, 2, 0.52, 0.001, 0.6, 32),
                new TrainEvent.Stepped(1.0, 4, 2, 0.44, 0.0005, 0.5, 32),
                evaluated(1.1, 4, 2, 0.48, 0.33, Double.NaN, Double.NaN, 132.4, true),
                new TrainEvent.Finished(
                        1.2,
                        TrainEvent.Ending.COMPLETED,
                        4,
                        2,
                        "Fitting: validation loss settled at 0.330; the weights of epoch 2 are kept."));
    }
}
