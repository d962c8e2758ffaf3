package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Epochs of a classifier on a CSV file: prints rows per second after the first tenth of the steps, the looks at the
 * validation rows aside, the mean training loss of the last tenth, and loss and accuracy of the validation rows at the end.
 *
 * <p>Arguments: folder with config, tokenizer and, for {@code checkpoint}, weights; CSV file; CSV file with validation
 * rows; their label column; threads; epochs; learning rate; {@code random} or {@code checkpoint}; rows a step. Further
 * options of {@code %train} come by {@code -Doptions=--precision,bfloat16}. {@code
 * src/bench/python/epoch.py} does the same with Hugging Face's Trainer and its defaults, {@code src/bench/epochs} both by
 * turns.
 */
public final class EpochBenchmark {
    private EpochBenchmark() {}

    public static void main(String[] arguments) {
        DatasetSpec rows = DatasetSpec.defaults()
                .path(arguments[1])
                .validation(arguments[2])
                .label(arguments[3])
                .split("100/0/0")
                .minRows(1);
        Dataset dataset = Dataset.load("rows", rows, Path.of(""));
        TrainSpec spec = TrainSpec.defaults()
                .model(arguments[0])
                .randomWeights(arguments[7].equals("random"))
                .epochs(Integer.parseInt(arguments[5]))
                .earlyStop(0)
                .batchSize(Integer.parseInt(arguments[8]))
                .learningRate(Double.parseDouble(arguments[6]))
                .warmUp(0)
                .weightDecay(0)
                .threads(Integer.parseInt(arguments[4]));
        TrainSpec training = Specs.parse(
                spec,
                Stream.of(System.getProperty("options", "").split(","))
                        .filter(word -> !word.isEmpty())
                        .toList());
        List<TrainEvent.Stepped> steps = new ArrayList<>();
        List<TrainEvent.Evaluated> looks = new ArrayList<>();
        double[] looking = {0};
        Trainer.fit(dataset, training, event -> {
                    if (event instanceof TrainEvent.Stepped step) {
                        steps.add(step);
                    } else if (event instanceof TrainEvent.Evaluated look) {
                        looking[0] += look.seconds() - steps.get(steps.size() - 1).seconds();
                        looks.add(look);
                    }
                })
                .close();
        TrainEvent.Evaluated last = looks.get(looks.size() - 1);
        looking[0] -= last.seconds() - steps.get(steps.size() - 1).seconds();
        int tenth = steps.size() / 10;
        double seconds = steps.get(steps.size() - 1).seconds() - steps.get(tenth - 1).seconds() - looking[0];
        int trained = steps.subList(tenth, steps.size()).stream()
                .mapToInt(TrainEvent.Stepped::rows)
                .sum();
        double loss = steps.subList(steps.size() - tenth, steps.size()).stream()
                .mapToDouble(TrainEvent.Stepped::loss)
                .average()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "tunebook: %.1f rows/s, train loss %.4f, validation loss %.4f, accuracy %.4f%n",
                trained / seconds,
                loss,
                last.validationLoss(),
                last.accuracy());
    }
}
