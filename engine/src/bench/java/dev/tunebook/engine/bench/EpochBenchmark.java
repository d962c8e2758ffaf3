package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One epoch of a classifier with random weights on a CSV file: prints rows per second after the first tenth of the
 * steps, and the mean loss of the last tenth.
 *
 * <p>Arguments: folder with config and tokenizer, CSV file, its label column, threads. {@code src/bench/python/epoch.py}
 * does the same with Hugging Face's Trainer and its defaults.
 */
public final class EpochBenchmark {
    private EpochBenchmark() {}

    public static void main(String[] arguments) {
        DatasetSpec rows =
                DatasetSpec.defaults().path(arguments[1]).label(arguments[2]).split("100/0/0");
        Dataset dataset = Dataset.load("rows", rows, Path.of(""));
        TrainSpec spec = TrainSpec.defaults()
                .model(arguments[0])
                .randomWeights(true)
                .epochs(1)
                .batchSize(8)
                .learningRate(5e-4)
                .warmUp(0)
                .weightDecay(0)
                .threads(Integer.parseInt(arguments[3]));
        List<TrainEvent.Stepped> steps = new ArrayList<>();
        Trainer.fit(dataset, spec, event -> {
                    if (event instanceof TrainEvent.Stepped step) {
                        steps.add(step);
                    }
                })
                .close();
        int tenth = steps.size() / 10;
        double seconds = steps.get(steps.size() - 1).seconds() - steps.get(tenth - 1).seconds();
        int trained = steps.subList(tenth, steps.size()).stream()
                .mapToInt(TrainEvent.Stepped::rows)
                .sum();
        double loss = steps.subList(steps.size() - tenth, steps.size()).stream()
                .mapToDouble(TrainEvent.Stepped::loss)
                .average()
                .orElseThrow();
        System.out.printf(Locale.ROOT, "%.1f rows/s, last loss %.4f%n", trained / seconds, loss);
    }
}
