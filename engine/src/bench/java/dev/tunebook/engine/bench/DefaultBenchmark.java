package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.runs.ModelAnswers;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What {@code %train} reaches on a test file by its standard options, learning rate found and early stopping included, and
 * how long that takes: a line for each model and seed.
 *
 * <p>Arguments: training file, test file, text column, label column, how many seeds ({@code -Dseed}, or 42, and those that follow), threads,
 * models.
 */
public final class DefaultBenchmark {
    private DefaultBenchmark() {}

    public static void main(String[] arguments) {
        Dataset dataset = Dataset.load(
                "rows",
                DatasetSpec.defaults()
                        .path(arguments[0])
                        .test(arguments[1])
                        .text(arguments[2])
                        .label(arguments[3])
                        .split(new Shares(90, 10, 0)),
                Path.of(""));
        TrainSpec standard = TrainSpec.defaults().threads(Integer.parseInt(arguments[5]));
        standard = standard.seed(Long.getLong("seed", standard.seed()));
        for (String model : List.of(arguments).subList(6, arguments.length)) {
            for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
                tell(dataset, standard.model(model).seed(standard.seed() + i));
            }
        }
    }

    private static void tell(Dataset dataset, TrainSpec spec) {
        long began = System.nanoTime();
        int[] rows = dataset.indices(Part.TEST);
        try (Classifier trained = (Classifier) Trainer.fit(dataset, spec, event -> {})) {
            double seconds = (System.nanoTime() - began) / 1e9;
            int[] answers = new ModelAnswers(spec.model(), trained, spec.maxTokens()).answers(dataset.texts(rows));
            int[] truth = Arrays.stream(rows).map(dataset::classOf).toArray();
            Metrics metrics = Metrics.of(Predictions.of(dataset.labels(), truth, answers));
            System.out.printf(
                    Locale.ROOT,
                    "%s  %s  seed %d  macro-F1 %.4f  accuracy %.4f  %.0f s%n",
                    Path.of(dataset.spec().path()).getFileName(),
                    spec.model(),
                    spec.seed(),
                    metrics.macro().f1(),
                    metrics.accuracy(),
                    seconds);
        }
    }
}
