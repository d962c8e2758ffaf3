package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Checkpoints;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A process that trains, or goes on with a run, and can be killed at any step. */
public final class TrainingProcess {
    private TrainingProcess() {}

    /**
     * Trains in this process.
     *
     * @param arguments the store's folder; {@code train} or {@code resume}; the step at which to stand still, 0 for none;
     *     the folder of a transformer to begin with, or nothing for the standard model
     */
    public static void main(String[] arguments) {
        RunStore store = RunStore.in(Path.of(arguments[0]));
        long haltAt = Long.parseLong(arguments[2]);
        Dataset dataset = TinyData.rows(400);
        Consumer<TrainEvent> listener = event -> {
            if (event instanceof TrainEvent.Stepped stepped) {
                System.out.println(stepped.step());
                System.out.flush();
                if (stepped.step() == haltAt) {
                    sleep();
                }
            }
        };
        TrainSpec spec = TrainSpec.defaults()
                .epochs(4)
                .learningRate(0.01)
                .threads(1)
                .earlyStop(0)
                .checkpoints(Checkpoints.LAST)
                .checkpointEvery(2);
        if (!arguments[3].isEmpty()) {
            spec = spec.model(arguments[3]).randomWeights(true).dropout(0.2).average(0.9);
        }
        Run run = arguments[1].equals("train")
                ? store.train("run1", dataset, spec, listener)
                : store.resume(store.find("run1"), dataset, listener);
        run.evaluate(EvaluateSpec.defaults());
    }

    private static void sleep() {
        try {
            Thread.sleep(600_000);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Runs it to its end, or until it has told of a step, and then kills it as {@code kill -9} does. */
    static void run(Path folder, String what, long killAt, String model) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                TrainingProcess.class.getName(),
                folder.toString(),
                what,
                String.valueOf(killAt),
                model);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.redirectErrorStream(true).start();
        StringBuilder said = new StringBuilder();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.equals(String.valueOf(killAt))) {
                    process.toHandle().destroyForcibly();
                    break;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        if ((killAt > 0) == (code == 0)) {
            throw new AssertionError("the process ended with " + code + " and said:\n" + said);
        }
    }
}
