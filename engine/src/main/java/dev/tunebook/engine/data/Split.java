package dev.tunebook.engine.data;

import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Shares rows out to the parts: class by class, at random from a seed, groups never torn.
 *
 * <p>A group belongs to the class of its first row. The groups of a class are taken in the order of a hash of seed and
 * row (SplitMix64's finalizer, Steele et al. 2014), so a split depends on nothing but the seed, the rows' order and
 * their classes; each goes to the part that still lacks most rows. What rounding leaves over is carried from class to
 * class, so that the whole has the shares too.
 */
final class Split {
    /** Every row a group of its own. */
    static final IntUnaryOperator ALONE = IntUnaryOperator.identity();

    private static final int LEAST_TO_TEST = 3;

    private final int[] weights;
    private final int total;
    private final boolean learns;
    private final long[] carried;
    private final int[] parts;

    private Split(int[] weights, boolean learns, int rows) {
        this.weights = weights;
        this.learns = learns;
        total = Arrays.stream(weights).sum();
        carried = new long[weights.length];
        parts = new int[rows];
    }

    /**
     * Parts rows.
     *
     * @param classes the class of each row, from 0
     * @param shares percent of rows for each part
     * @param seed of the order in which rows are taken
     * @param firstOfGroup the first row of the group that a row belongs to; {@link #ALONE} when there are none
     * @return the part of each row; a class has at least one training row, and at least one test row when it has three
     *     groups or more and the shares ask for test rows
     */
    static Part[] of(int[] classes, Shares shares, long seed, IntUnaryOperator firstOfGroup) {
        int[] weights = {shares.train(), shares.validation(), shares.test()};
        int[] parts = new Split(weights, true, classes.length).of(classes, seed, firstOfGroup);
        return Arrays.stream(parts).mapToObj(part -> Part.values()[part]).toArray(Part[]::new);
    }

    /**
     * Shares rows out to folds of equal size.
     *
     * @param folds at least 2
     * @return the fold of each row, from 0
     */
    static int[] folds(int[] classes, int folds, long seed, IntUnaryOperator firstOfGroup) {
        int[] weights = new int[folds];
        Arrays.fill(weights, 1);
        return new Split(weights, false, classes.length).of(classes, seed, firstOfGroup);
    }

    private int[] of(int[] classes, long seed, IntUnaryOperator firstOfGroup) {
        int[] sizes = new int[classes.length];
        IntStream.range(0, classes.length).forEach(row -> sizes[firstOfGroup.applyAsInt(row)]++);
        for (int[] groups : byClass(classes, sizes, seed)) {
            shareOut(groups, sizes);
        }
        return IntStream.range(0, classes.length)
                .map(row -> parts[firstOfGroup.applyAsInt(row)])
                .toArray();
    }

    /** For each class its groups' first rows, shuffled. */
    private static int[][] byClass(int[] classes, int[] sizes, long seed) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(-1) + 1];
        IntStream.range(0, classes.length).filter(row -> sizes[row] > 0).forEach(row -> counts[classes[row]]++);
        long[][] keys = Arrays.stream(counts).mapToObj(long[]::new).toArray(long[][]::new);
        for (int row = 0; row < classes.length; row++) {
            if (sizes[row] > 0) {
                int place = --counts[classes[row]];
                keys[classes[row]][place] = hash(seed, row) & 0xFFFF_FFFF_0000_0000L | row;
            }
        }
        return Arrays.stream(keys)
                .map(key -> Arrays.stream(key).sorted().mapToInt(k -> (int) k).toArray())
                .toArray(int[][]::new);
    }

    private static long hash(long seed, long row) {
        return mix(mix(seed) + (row + 1) * 0x9E37_79B9_7F4A_7C15L);
    }

    private static long mix(long bits) {
        long a = (bits ^ bits >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        long b = (a ^ a >>> 27) * 0x94D0_49BB_1331_11EBL;
        return b ^ b >>> 31;
    }

    private void shareOut(int[] groups, int[] sizes) {
        long rows = Arrays.stream(groups).mapToLong(group -> sizes[group]).sum();
        long[] wanted = wanted(rows, groups.length);
        long[] lacking = wanted.clone();
        for (int group : groups) {
            int part = largest(lacking);
            lacking[part] -= sizes[group];
            parts[group] = part;
        }
        for (int part = 0; part < weights.length; part++) {
            carried[part] += rows * weights[part] - total * (wanted[part] - lacking[part]);
        }
    }

    /** Rows for each part: they add up to all rows. */
    private long[] wanted(long rows, int groups) {
        long[] exact = new long[weights.length];
        long[] wanted = new long[weights.length];
        for (int part = 0; part < weights.length; part++) {
            exact[part] = weights[part] == 0 ? 0 : rows * weights[part] + carried[part];
            wanted[part] = Math.max(0, exact[part] / total);
        }
        for (long left = rows - sum(wanted); left != 0; left -= Long.signum(left)) {
            int most = mostOwed(exact, wanted, Long.signum(left));
            wanted[most] += Long.signum(left);
        }
        if (learns) {
            atLeastOne(wanted, Part.TRAIN.ordinal());
        }
        if (learns && weights[Part.TEST.ordinal()] > 0 && groups >= LEAST_TO_TEST) {
            atLeastOne(wanted, Part.TEST.ordinal());
        }
        return wanted;
    }

    /** The part whose rows are furthest below (sign 1) or above (sign -1) what is exact. */
    private int mostOwed(long[] exact, long[] wanted, int sign) {
        int most = -1;
        for (int part = 0; part < weights.length; part++) {
            boolean possible = weights[part] > 0 && (sign > 0 || wanted[part] > 0);
            if (possible
                    && (most < 0
                            || sign * (exact[part] - total * wanted[part])
                                    > sign * (exact[most] - total * wanted[most]))) {
                most = part;
            }
        }
        return most;
    }

    private static void atLeastOne(long[] wanted, int part) {
        if (wanted[part] == 0) {
            wanted[largest(wanted)]--;
            wanted[part]++;
        }
    }

    private static int largest(long[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private static long sum(long[] values) {
        return Arrays.stream(values).sum();
    }
}
