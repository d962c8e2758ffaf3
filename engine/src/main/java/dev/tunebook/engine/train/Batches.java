package dev.tunebook.engine.train;

import java.util.Iterator;
import java.util.List;

/** Batches without end: epoch after epoch, each in its own order. */
final class Batches {
    private final List<int[]> rows;
    private final int batchSize;
    private final long seed;
    private int epoch;
    private Iterator<int[]> current = List.<int[]>of().iterator();

    Batches(List<int[]> rows, int batchSize, long seed) {
        this.rows = rows;
        this.batchSize = batchSize;
        this.seed = seed;
    }

    int[] next() {
        if (!current.hasNext()) {
            epoch++;
            current = Order.of(rows, batchSize, seed, epoch).iterator();
        }
        return current.next();
    }
}
