package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A long day: memory and threads stay flat. The long ones run under {@code -Pslow}; {@code -Dtunebook.soak.cells} and
 * {@code -Dtunebook.soak.restarts} say how long.
 */
class SoakIT {
    /** What the JVM holds after a collection, in MB, and its threads. */
    private static final String MEASURE = """
            for (int i = 0; i < 3; i++) { System.gc(); Thread.sleep(50); }
            List.of(
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                    (long) java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount())
            """;

    @Test
    void runsAHundredCellsWithoutGrowing() throws IOException {
        soak(20, 100, 12);
    }

    @Test
    @Tag("slow")
    void runsTwoThousandCellsWithoutGrowing() throws IOException {
        // JShell never forgets a snippet, its class and the names in it: 5 to 7 KB each, 11 with an error message. That
        // is
        // 28 MB for the 1,800 cells of this mix, with up to three snippets in one.
        soak(200, Integer.getInteger("tunebook.soak.cells", 2_000), 40);
    }

    @Test
    @Tag("slow")
    void restartsTwentyTimes() throws IOException, InterruptedException {
        for (int i = 0; i < Integer.getInteger("tunebook.soak.restarts", 20); i++) {
            try (KernelSession kernel = KernelSession.start()) {
                kernel.run("int round = " + i + "; round").says("result " + i);
                kernel.ask(CONTROL, "shutdown_request", "{\"restart\": true}").replies("ok");
                assertThat(kernel.endsWithin(10_000)).isTrue();
                assertThat(kernel.process().descendants()).isEmpty();
            }
        }
    }

    @Test
    void freesWhatAFailedCellHeldAndOutlivesTheEndOfMemory() throws IOException {
        try (KernelSession kernel = KernelSession.start("-Xmx256m")) {
            kernel.run("class Heavy extends RuntimeException { final byte[] load = new byte[64 << 20]; }")
                    .says();
            kernel.run("byte[] fail() { byte[] local = new byte[32 << 20]; throw new Heavy(); }")
                    .says();
            long before = measure(kernel).get(0);
            kernel.run("fail()").replies("error");
            kernel.run("byte[] never = fail();").replies("error");
            assertThat(measure(kernel).get(0) - before)
                    .as("growth in MB, from " + before)
                    .isLessThan(16);
            kernel.run("new byte[1 << 30].length").replies("error");
            kernel.run("1 + 1").says("result 2");
        }
    }

    private static void soak(int before, int cells, int mostGrowthMegabytes) throws IOException {
        try (KernelSession kernel = KernelSession.start("-Xmx256m")) {
            int done = 0;
            while (done < before) {
                cell(kernel, done++);
            }
            List<Long> early = measure(kernel);
            while (done < cells) {
                cell(kernel, done++);
            }
            List<Long> late = measure(kernel);
            System.out.println(
                    cells + " cells, MB and threads: " + early + " after " + before + ", " + late + " at the end");
            assertThat(late.get(0) - early.get(0))
                    .as("growth in MB, from " + early)
                    .isLessThan(mostGrowthMegabytes);
            assertThat(late.get(1)).as("threads, from " + early).isLessThanOrEqualTo(early.get(1) + 2);
        }
    }

    private static void cell(KernelSession kernel, int i) {
        switch (i % 8) {
            case 0 -> kernel.run("int same = " + i + "; same").says("result " + i);
            case 1 -> kernel.run("byte[] big = new byte[4 << 20];").says();
            case 2 ->
                kernel.run("int twice(int a) { return 2 * a + " + i + " - " + i + "; }\ntwice(" + i + ")")
                        .says("result " + 2 * i);
            case 3 -> kernel.run("new byte[2 << 20].length").says("result " + (2 << 20));
            case 4 ->
                kernel.run("throw new IllegalStateException(\"round " + i + "\");")
                        .replies("error");
            case 5 ->
                kernel.run("for (int j = 0; j < 500; j++) System.out.println(\"line \" + j);")
                        .replies("ok");
            case 6 ->
                kernel.run("var thread = new Thread(() -> System.out.print(\"t\")); thread.start(); thread.join();")
                        .replies("ok");
            default -> kernel.run("%who int").replies("ok");
        }
    }

    private static List<Long> measure(KernelSession kernel) {
        String text = kernel.run(MEASURE).lines().get(0).replaceFirst("result \\[(.*)\\]", "$1");
        return List.of(text.split(", ")).stream().map(Long::valueOf).toList();
    }
}
