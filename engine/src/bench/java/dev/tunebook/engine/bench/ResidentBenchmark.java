package dev.tunebook.engine.bench;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The resident memory of a run at certain steps, the median of fifty up to there: it must be flat.
 *
 * <p>Arguments: model, CSV file, its label column, threads.
 */
public final class ResidentBenchmark {
    private static final int LAST = 2_000;

    /** A single step's figure is that of its batch's length. */
    private static final int WINDOW = 50;

    private static final long[] seen = new long[WINDOW];

    private ResidentBenchmark() {}

    public static void main(String[] arguments) {
        DatasetSpec rows =
                DatasetSpec.defaults().path(arguments[1]).label(arguments[2]).minRows(1);
        Dataset dataset = Dataset.load("rows", rows, Path.of(""));
        TrainSpec spec = TrainSpec.defaults()
                .model(arguments[0])
                .epochs(1_000)
                .earlyStop(0)
                .batchSize(8)
                .learningRate(1e-4)
                .threads(Integer.parseInt(arguments[3]));
        Trainer.fit(dataset, spec, event -> {
                    if (event instanceof TrainEvent.Stepped step) {
                        tell(step.step());
                    }
                })
                .close();
    }

    private static void tell(long step) {
        seen[(int) (step % WINDOW)] = resident();
        if (step == 100 || step == 500 || step == 1_000 || step == LAST) {
            long[] sorted = Arrays.stream(seen).sorted().toArray();
            System.out.println("step " + step + ": " + sorted[WINDOW / 2] + " kB resident");
        }
        if (step == LAST) {
            Thread.currentThread().interrupt();
        }
    }

    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException notHere) {
            throw new UncheckedIOException(notHere);
        }
    }
}
