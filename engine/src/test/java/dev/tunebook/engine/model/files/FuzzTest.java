package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated files are read or refused with words: nothing else is thrown, and memory stays in the file's size class. */
class FuzzTest {
    private static final long SEED = 20261123;

    /** Opening any file costs this much, whatever its size: buffers, zip and JSON machinery, messages. */
    private static final long CONSTANT_BYTES = 4 << 20;

    /** A byte of a header may become a token, a map entry and a part of a message. */
    private static final long BYTES_PER_BYTE = 400;

    @TempDir
    Path folder;

    private byte[] safetensors;
    private byte[] pickled;

    @BeforeEach
    void write() throws IOException {
        Path whole = folder.resolve("whole");
        SafetensorsWriter.write(
                whole,
                List.of(
                        SafetensorsTest.named("embedding.weight", new float[60], 12, 5),
                        SafetensorsTest.named("bias", new float[5], 5),
                        SafetensorsTest.named("scale", new float[1])));
        safetensors = Files.readAllBytes(whole);
        TorchFile.state()
                .tensor("embedding.weight", "FloatStorage", "0", 60, 0, new int[] {12, 5}, new int[] {5, 1})
                .tensor("bias", "HalfStorage", "1", 5, 0, new int[] {5}, new int[] {1})
                .end()
                .storage("0", TorchFile.little(240))
                .storage("1", TorchFile.little(10))
                .entry("archive/version", "3\n".getBytes())
                .write(whole);
        pickled = Files.readAllBytes(whole);
    }

    @Test
    void readsOrRefusesAThousandMutatedFiles() throws IOException {
        check(safetensors, Safetensors::open, 1_000);
        check(pickled, PickledTensors::open, 1_000);
    }

    @Test
    @Tag("slow")
    void readsOrRefusesTenThousandMutatedFiles() throws IOException {
        check(safetensors, Safetensors::open, 10_000);
        check(pickled, PickledTensors::open, 10_000);
    }

    private void check(byte[] whole, Function<Path, TensorFile> open, int mutations) throws IOException {
        Path file = folder.resolve("mutated");
        Files.write(file, whole);
        assertThat(outcome(open, file, -1))
                .as("loads classes, before anything is measured")
                .isEqualTo("read");
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < mutations; i++) {
            byte[] mutated = Mutation.of(whole, new SplittableRandom(SEED + i));
            Files.write(file, mutated);
            long before = threads.getCurrentThreadAllocatedBytes();
            outcomes.merge(outcome(open, file, i), 1, Integer::sum);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for mutation %d of seed %d, a file of %d", i, SEED, mutated.length)
                    .isLessThan(CONSTANT_BYTES + BYTES_PER_BYTE * mutated.length);
        }
        assertThat(outcomes)
                .as("mutations that were harmless, and that were not")
                .containsOnlyKeys("read", "refused");
    }

    private static String outcome(Function<Path, TensorFile> open, Path file, int mutation) {
        try {
            TensorFile tensors = open.apply(file);
            Set<String> names = tensors.names();
            for (String name : names) {
                if (tensors.type(name).readable()) {
                    tensors.floats(name, tensors.shape(name));
                }
            }
            return "read";
        } catch (UserException refused) {
            assertThat(refused.getMessage())
                    .contains("must")
                    .contains("\nMaybe ")
                    .hasSizeLessThan(1000);
            return "refused";
        } catch (RuntimeException | Error other) {
            throw new AssertionError("mutation " + mutation + " of seed " + SEED, other);
        }
    }
}
