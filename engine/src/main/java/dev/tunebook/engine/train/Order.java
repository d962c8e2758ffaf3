package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * In which order rows are trained on: shuffled anew for every epoch, rows of similar length together.
 *
 * <p>Shuffled rows are sorted by length within runs of {@value #BATCHES_PER_BUCKET} batches, cut into batches, and the
 * batches shuffled: little padding, and an order that is a function of seed and epoch alone.
 */
final class Order {
    private static final int BATCHES_PER_BUCKET = 20;

    private Order() {}

    /** The batches of an epoch, each an array of row indices; the last rows may make a smaller batch. */
    static List<int[]> of(List<int[]> rows, int batchSize, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(Seeds.of(Seeds.of(seed, "order"), epoch));
        int[] shuffled = new int[rows.size()];
        Arrays.setAll(shuffled, i -> i);
        shuffle(shuffled, random);
        List<int[]> batches = new ArrayList<>();
        int bucket = batchSize * BATCHES_PER_BUCKET;
        for (int start = 0; start < shuffled.length; start += bucket) {
            int[] sorted = Arrays.stream(shuffled, start, Math.min(shuffled.length, start + bucket))
                    .boxed()
                    .sorted(Comparator.comparingInt(row -> rows.get(row).length))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int from = 0; from < sorted.length; from += batchSize) {
                batches.add(Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + batchSize)));
            }
        }
        int[] places = new int[batches.size()];
        Arrays.setAll(places, i -> i);
        shuffle(places, random);
        return Arrays.stream(places).mapToObj(batches::get).toList();
    }

    /** Fisher and Yates. */
    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }
}
