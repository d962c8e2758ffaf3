package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose disk becomes full: a file system of a few megabytes, which a process of its own mounts for itself. */
class FullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=24m full \"$0\" && exec \"$@\"";

    @TempDir
    Path folder;

    private static String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said : "failed: " + said;
    }

    private List<String> inside(String... program) {
        List<String> command = new java.util.ArrayList<>(
                List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", MOUNT, folder.toString()));
        command.addAll(List.of(program));
        return command;
    }

    @Test
    void aFullDiskCostsCheckpointsAndIsSaidAndNothingIsLostOnceThereIsRoom() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/unshare")))
                .as("a program that mounts without privileges")
                .isTrue();
        assumeThat(run(inside("true"))).as("this system lets users mount").isEmpty();
        String said = run(inside(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskTest.class.getName(),
                folder.toString()));
        assertThat(said.lines().filter(line -> line.startsWith("| ")).toList())
                .as(said)
                .satisfiesExactly(
                        warned -> assertThat(warned)
                                .startsWith("| warned: The checkpoint of step ")
                                .contains(" is not kept: ")
                                .contains("No space left on device"),
                        refused -> assertThat(refused).startsWith("| refused: ").contains("No space left on device"),
                        resumed -> assertThat(resumed).isEqualTo("| the same weights: true"));
    }

    /** The process: trains, fills the disk but for a little, makes room again, goes on, and compares. */
    public static void main(String[] arguments) throws IOException {
        Path disk = Path.of(arguments[0]);
        RunStore store = RunStore.in(disk);
        Dataset dataset = TinyData.rows(400);
        TrainSpec spec = TrainSpec.defaults()
                .epochs(3)
                .learningRate(0.01)
                .threads(1)
                .earlyStop(0)
                .checkpointEvery(5);
        Path filler = disk.resolve("filler");
        int[] warnings = {0};
        try {
            store.train("run1", dataset, spec, event -> {
                if (event instanceof TrainEvent.Stepped step && step.step() == 12) {
                    fill(filler);
                } else if (event instanceof TrainEvent.Warned warned && warnings[0]++ == 0) {
                    System.out.println("| warned: " + warned.problem().replace('\n', ' '));
                }
            });
            System.out.println("| refused: nothing");
        } catch (UserException refused) {
            System.out.println("| refused: " + refused.getMessage().replace('\n', ' '));
        }
        Files.delete(filler);
        Run resumed = store.resume(store.find("run1"), dataset, event -> {});
        Run whole = store.train("whole", dataset, spec, event -> {});
        System.out.println("| the same weights: " + (Files.mismatch(weights(resumed), weights(whole)) < 0));
    }

    private static Path weights(Run run) {
        return run.folder().resolve("model/model.safetensors");
    }

    /** Leaves room for some events, but not for a checkpoint. */
    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            long room = filler.getParent().toFile().getUsableSpace() - 65_536;
            byte[] block = new byte[4096];
            for (long written = 0; written < room; written += block.length) {
                out.write(block);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
