package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.DatasetSpec;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Flips labels at random and prints how many of them are suspected.
 *
 * <p>Arguments: a CSV file, its text column, its label column, seeds of the flips.
 */
final class SuspectedLabelsBenchmark {
    private SuspectedLabelsBenchmark() {}

    public static void main(String... arguments) {
        Path file = Path.of(arguments[0]);
        DatasetSpec spec = DatasetSpec.defaults()
                .path(file.getFileName().toString())
                .text(arguments[1])
                .label(arguments[2])
                .minRows(2);
        Dataset dataset = Dataset.load("data", spec, file.getParent());
        int[] labels = IntStream.range(0, dataset.size()).map(dataset::classOf).toArray();
        int[] groups = new Inspection(dataset).nearDuplicates().firstOfGroup();
        for (String seed : List.of(arguments).subList(3, arguments.length)) {
            for (double share : new double[] {.05, .1, .2}) {
                System.out.print("seed " + seed + ", ");
                Random random = new Random(Long.parseLong(seed));
                flip(share, labels.clone(), dataset.labels().size(), Inspection.compared(dataset), groups, random);
            }
        }
    }

    private static void flip(double share, int[] labels, int classes, List<String> texts, int[] groups, Random random) {
        BitSet flipped = new BitSet();
        for (int row = 0; row < labels.length; row++) {
            if (random.nextDouble() < share) {
                flipped.set(row);
                labels[row] = (labels[row] + 1 + random.nextInt(classes - 1)) % classes;
            }
        }
        long begin = System.nanoTime();
        BitSet found = new BitSet();
        SuspectedLabels.suspects(labels, classes, texts, groups).forEach(suspect -> found.set(suspect.row()));
        BitSet right = (BitSet) found.clone();
        right.and(flipped);
        System.out.printf(
                "%.0f%% flipped: recall %.3f, precision %.3f; %.1f s%n",
                100 * share,
                right.cardinality() / (double) flipped.cardinality(),
                right.cardinality() / (double) found.cardinality(),
                (System.nanoTime() - begin) / 1e9);
    }
}
