package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * How long runs take beside what they foretold after their first steps, on a grid of models, batches, lengths and
 * options: prints a line each, and the largest error.
 *
 * <p>Arguments: CSV file whose rows have no line breaks, its label column, how many of its rows, threads. Of a new JVM's first run the learning
 * rate is searched for, as by default; {@code -Dgiven=true}: it is given, and the JVM colder.
 */
public final class TimeBenchmark {
    private TimeBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[2]);
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(arguments[0])));
        String header = lines.remove(0);
        Collections.shuffle(lines, new Random(7));
        Path few = Files.createTempFile("rows", ".csv");
        Files.writeString(few, header + "\n" + String.join("\n", lines.subList(0, Math.min(rows, lines.size()))) + "\n");
        DatasetSpec spec =
                DatasetSpec.defaults().path(few.toString()).label(arguments[1]).minRows(1);
        Dataset dataset = Dataset.load("rows", spec, Path.of(""));
        double worst = 0;
        for (Map.Entry<String, TrainSpec> each : grid(Integer.parseInt(arguments[3])).entrySet()) {
            worst = Math.max(worst, Math.abs(error(dataset, each.getKey(), each.getValue())));
        }
        System.out.printf(Locale.ROOT, "largest error %.1f%%%n", 100 * worst);
    }

    private static Map<String, TrainSpec> grid(int threads) {
        TrainSpec plain = TrainSpec.defaults().threads(threads).earlyStop(0);
        TrainSpec bag = plain.learningRate(2e-3);
        TrainSpec mini = plain.model("tunebook/encoder-mini").learningRate(3e-4);
        Map<String, TrainSpec> grid = new LinkedHashMap<>();
        grid.put("ngram-bag, 8 rows, 20 epochs", (Boolean.getBoolean("given") ? bag : plain).batchSize(8).epochs(20));
        grid.put("ngram-bag, 32 rows, 60 epochs", bag.batchSize(32).epochs(60));
        grid.put("encoder-mini, 4 rows, 1 epoch", mini.batchSize(4).epochs(1));
        grid.put("encoder-mini, 8 rows, 2 epochs", mini.batchSize(8).epochs(2));
        grid.put("encoder-mini, 32 rows, 3 epochs", mini.batchSize(32).epochs(3));
        grid.put("encoder-mini, 512 tokens, 2 epochs", mini.batchTokens(512).epochs(2));
        grid.put("encoder-mini, 8 rows, micro-batches of 2", mini.batchSize(8).microBatch(2).epochs(1));
        grid.put("encoder-mini, 16 rows, adapters", mini.batchSize(16).loraRank(8).epochs(2));
        grid.put("encoder-mini, 16 rows, checkpointed", mini.batchSize(16).gradientCheckpointing(true).epochs(2));
        grid.put("encoder-mini, 16 rows, R-Drop", mini.batchSize(16).rDrop(1).epochs(1));
        return grid;
    }

    private static double error(Dataset dataset, String name, TrainSpec spec) {
        double[] told = new double[3];
        Trainer.fit(dataset, spec, event -> {
                    if (event instanceof TrainEvent.Started started) {
                        told[0] = started.seconds();
                    } else if (event instanceof TrainEvent.Foreseen foreseen) {
                        told[1] = foreseen.endSeconds();
                    } else if (event instanceof TrainEvent.Finished finished) {
                        told[2] = finished.seconds();
                    }
                })
                .close();
        double error = (told[1] - told[0]) / (told[2] - told[0]) - 1;
        System.out.printf(
                Locale.ROOT, "%s | %.1f s foretold | %.1f s | %+.1f%%%n", name, told[1] - told[0], told[2] - told[0], 100 * error);
        return error;
    }
}
