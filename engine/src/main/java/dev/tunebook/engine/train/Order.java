package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * In which order rows are trained on: shuffled anew for every epoch, rows of similar length together.
 *
 * <p>Shuffled rows are sorted by length within runs of {@value #BATCHES_PER_BUCKET} batches, cut into batches, and the
 * batches shuffled: little padding, and an order that is a function of seed and epoch alone.
 *
 * @param rows of a batch, where tokens are not counted
 * @param tokens of a batch at most, padding included; 0 counts rows
 * @param seed of the shuffling
 */
record Order(int rows, int tokens, long seed) {
    private static final int BATCHES_PER_BUCKET = 20;

    /** The order of a run. */
    static Order of(TrainSpec spec) {
        return new Order(spec.batchSize(), spec.batchTokens(), spec.seed());
    }

    /**
     * The batches of an epoch, each an array of row indices; the last rows may make a smaller batch, and a row that is
     * longer than a batch may be makes one alone.
     */
    List<int[]> batches(List<int[]> ids, int epoch) {
        SplittableRandom random = new SplittableRandom(Seeds.of(Seeds.of(seed, "order"), epoch));
        int[] shuffled = new int[ids.size()];
        Arrays.setAll(shuffled, i -> i);
        shuffle(shuffled, random);
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < shuffled.length; ) {
            int end = bucketEnd(shuffled, start, ids);
            cut(sorted(shuffled, start, end, ids), ids, batches);
            start = end;
        }
        int[] places = new int[batches.size()];
        Arrays.setAll(places, i -> i);
        shuffle(places, random);
        return Arrays.stream(places).mapToObj(batches::get).toList();
    }

    private int bucketEnd(int[] shuffled, int start, List<int[]> ids) {
        if (tokens == 0) {
            return (int) Math.min(shuffled.length, start + (long) rows * BATCHES_PER_BUCKET);
        }
        int end = start;
        for (long sum = 0; end < shuffled.length && sum < (long) tokens * BATCHES_PER_BUCKET; end++) {
            sum += ids.get(shuffled[end]).length;
        }
        return end;
    }

    /** By length, and where that is the same as they were: sorted as numbers, for there may be millions. */
    private static int[] sorted(int[] shuffled, int start, int end, List<int[]> ids) {
        long[] keys = new long[end - start];
        Arrays.setAll(keys, i -> (long) ids.get(shuffled[start + i]).length << Integer.SIZE | i);
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> shuffled[start + (int) key]).toArray();
    }

    private void cut(int[] sorted, List<int[]> ids, List<int[]> batches) {
        int from = 0;
        for (int place = 1; place <= sorted.length; place++) {
            if (place == sorted.length || isFull(place - from, ids.get(sorted[place]).length)) {
                batches.add(Arrays.copyOfRange(sorted, from, place));
                from = place;
            }
        }
    }

    /** Whether a batch of so many rows has no room for one more, which is the longest of them. */
    private boolean isFull(int count, int length) {
        return tokens == 0 ? count == rows : (count + 1L) * length > tokens;
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
