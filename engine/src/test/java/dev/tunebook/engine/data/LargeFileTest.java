package dev.tunebook.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million short rows fit into a heap of 512 MB, their card included. */
@Tag("slow")
class LargeFileTest {
    private static final int ROWS = 1_000_000;

    @TempDir
    Path root;

    @Test
    void loadsAMillionRowsInAHeapOf512Megabytes() throws Exception {
        write(root.resolve("large.csv"));
        Path output = root.resolve("output.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loads.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(java.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output))
                .startsWith("1000000 rows, 20 classes")
                .contains("told now and then");
    }

    /** Half a gigabyte of texts, twice the heap. */
    @Test
    void loadsMoreThanFitsIntoMemory() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        try (BufferedWriter writer = Files.newBufferedWriter(root.resolve("large.csv"))) {
            writer.write("text,label\n");
            for (int row = 0; row < 100_000; row++) {
                for (int word = 0; word < 500; word++) {
                    writer.write(Integer.toString(random.nextInt(1 << 30), 36) + "word ");
                }
                writer.write(",label" + random.nextInt(20) + '\n');
            }
        }
        assertThat(Files.size(root.resolve("large.csv"))).isGreaterThan(500L << 20);
        Path output = root.resolve("output.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loads.class.getName(),
                        root.toString(),
                        "none")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(java.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).startsWith("100000 rows, 20 classes");
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write("text,label\n");
            for (int row = 0; row < ROWS; row++) {
                writer.write("\"ticket " + row + ", ");
                for (int word = 0; word < 12; word++) {
                    writer.write("word" + random.nextInt(10_000) + ' ');
                }
                writer.write("\",label" + random.nextInt(20) + '\n');
            }
        }
    }

    /** What the forked JVM runs. */
    static final class Loads {
        private Loads() {}

        public static void main(String[] arguments) {
            DatasetSpec spec = DatasetSpec.defaults().path("large.csv");
            if (arguments.length > 1) {
                spec = spec.group(Group.NONE);
            }
            long start = System.nanoTime();
            AtomicInteger told = new AtomicInteger();
            Sources sources = Sources.in(
                    Path.of(arguments[0]), Progress.NONE, (file, records, perSecond) -> told.incrementAndGet());
            Dataset dataset = Dataset.load("large", spec, sources);
            double seconds = (System.nanoTime() - start) / 1e9;
            DatasetCard card = dataset.card();
            System.out.printf(
                    "%d rows, %d classes, loaded in %.1f s, told %s how it goes%n",
                    card.rows(), card.classes().size(), seconds, told.get() > 0 ? "now and then" : "never");
        }
    }
}
