package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is asked to end (SIGTERM) in the middle of a step ends in peace, and its run can go on. */
class EndedProcessTest {
    /** What a shell says of a process that SIGTERM ended. */
    private static final int TERMINATED = 128 + 15;

    private static final int TIMES = 4;

    @TempDir
    Path folder;

    @Test
    void anEndInTheMiddleOfAStepIsNoCrash() throws Exception {
        assumeThat(ProcessHandle.current().supportsNormalTermination())
                .as("a system that asks processes to end")
                .isTrue();
        for (int time = 0; time < TIMES; time++) {
            Path own = Files.createDirectory(folder.resolve("run-" + time));
            // the first events come while it computes already: a little later it is anywhere in a step
            String said = endAfterStep(2, 13L * time, own);
            assertThat(said).as("time " + time).doesNotContain("SIGSEGV", "fatal error");
            assertThat(own.resolve("crash.log")).doesNotExist();
            assertThat(RunStore.in(own).find("run1").state()).isEqualTo(RunRecord.State.BROKEN_OFF);
        }
    }

    private static String endAfterStep(int step, long millisLater, Path folder)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("java.class.path"),
                EndedProcessTest.class.getName(),
                folder.toString());
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.redirectErrorStream(true).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("step " + step)) {
                line = lines.readLine();
            }
            assertThat(line).as("the process came to its step").isNotNull();
            Thread.sleep(millisLater);
            // not the process's own method, which closes what it says too
            process.toHandle().destroy();
            String rest = lines.lines().collect(Collectors.joining("\n"));
            assertThat(process.waitFor()).as(rest).isEqualTo(TERMINATED);
            return rest;
        } finally {
            process.destroyForcibly();
        }
    }

    /** The process: a BERT whose steps take a tenth of a second and more. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Dataset dataset = TinyData.rows(1000);
        Path model = TinyCheckpoint.bert(
                Files.createDirectory(folder.resolve("start")),
                dataset.texts(IntStream.range(0, dataset.size()).toArray()));
        Path config = model.resolve("config.json");
        Files.writeString(
                config,
                Config.parse("config.json", Files.readString(config))
                        .with("hidden_size", 256)
                        .with("intermediate_size", 1024)
                        .with("num_hidden_layers", 4)
                        .json());
        TrainSpec spec = TrainSpec.defaults()
                .model(model.toString())
                .randomWeights(true)
                .learningRate(1e-4)
                .batchSize(128);
        RunStore.in(folder).train("run1", dataset, spec, event -> {
            if (event instanceof TrainEvent.Stepped step) {
                System.out.println("step " + step.step());
            }
        });
    }
}
