package dev.tunebook.engine.evaluate.interval;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws an index by given weights in constant time.
 *
 * <p>Walker, "An efficient method for generating discrete random variables with general distributions",
 * 1977; filled as in Vose, "A linear algorithm for generating random numbers with a given
 * distribution", 1991.
 */
final class AliasTable {
    private final double[] keep;
    private final int[] other;

    /** Weights at least 0, not all of them 0; they need not sum to 1. */
    AliasTable(double[] weights) {
        int size = weights.length;
        double total = Arrays.stream(weights).sum();
        keep = new double[size];
        other = new int[size];
        int[] pending = new int[size];
        int small = 0;
        int large = size;
        for (int index = 0; index < size; index++) {
            keep[index] = weights[index] * size / total;
            if (keep[index] < 1) {
                pending[small++] = index;
            } else {
                pending[--large] = index;
            }
        }
        while (small > 0 && large < size) {
            int less = pending[--small];
            int more = pending[large];
            other[less] = more;
            keep[more] -= 1 - keep[less];
            if (keep[more] < 1) {
                large++;
                pending[small++] = more;
            }
        }
        keepWhole(pending, 0, small);
        keepWhole(pending, large, size);
    }

    /** What rounding left over is a full cell. */
    private void keepWhole(int[] pending, int from, int until) {
        for (int position = from; position < until; position++) {
            keep[pending[position]] = 1;
            other[pending[position]] = pending[position];
        }
    }

    int next(SplittableRandom random) {
        double scaled = random.nextDouble() * keep.length;
        int index = (int) scaled;
        return scaled - index < keep[index] ? index : other[index];
    }
}
