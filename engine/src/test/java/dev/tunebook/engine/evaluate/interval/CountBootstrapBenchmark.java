package dev.tunebook.engine.evaluate.interval;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Times 10,000 resamples of 100,000 predictions on one thread; a main, not a test: prints and judges nothing. */
public final class CountBootstrapBenchmark {
    private static final int ROWS = 100_000;
    private static final int REPEATS = 5;

    private CountBootstrapBenchmark() {}

    public static void main(String[] args) {
        for (int classes : new int[] {2, 12, 77, 150}) {
            for (double accuracy : new double[] {.9, .6}) {
                measure(classes, accuracy);
            }
        }
    }

    private static void measure(int classes, double accuracy) {
        ConfusionMatrix confusion = confusion(classes, accuracy);
        double best = Double.POSITIVE_INFINITY;
        double first = 0;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long start = cpuNanos();
            MetricIntervals.of(confusion);
            double seconds = (cpuNanos() - start) / 1e9;
            first = repeat == 0 ? seconds : first;
            best = Math.min(best, seconds);
        }
        System.out.printf(
                Locale.ROOT,
                "%d classes, accuracy %.1f, %d cells: first %.2f s, best of %d %.2f s of processor time%n",
                classes,
                accuracy,
                cells(confusion),
                first,
                REPEATS,
                best);
    }

    /** Of this thread: other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Wrong answers fall evenly on all other classes: the most cells that can be. */
    private static ConfusionMatrix confusion(int classes, double accuracy) {
        SplittableRandom random = new SplittableRandom(1);
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < ROWS; row++) {
            int truth = random.nextInt(classes);
            int predicted = random.nextDouble() < accuracy ? truth : random.nextInt(classes);
            counts[truth][predicted]++;
        }
        List<String> labels =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return new ConfusionMatrix(labels, counts);
    }

    private static long cells(ConfusionMatrix confusion) {
        return IntStream.range(0, confusion.counts().length)
                .mapToLong(truth -> IntStream.of(
                                IntStream.range(0, confusion.counts().length).toArray())
                        .filter(predicted -> confusion.counts()[truth][predicted] > 0)
                        .count())
                .sum();
    }
}
