package dev.tunebook.engine.train;

import java.util.Iterator;
import java.util.List;

/** Batches without end: epoch after epoch, each in its own order. */
final class Batches {
    private final List<int[]> rows;
    private final Order order;
    private int epoch;
    private Iterator<int[]> current = List.<int[]>of().iterator();

    Batches(List<int[]> rows, Order order) {
        this.rows = rows;
        this.order = order;
    }

    int[] next() {
        if (!current.hasNext()) {
            epoch++;
            current = order.batches(rows, epoch).iterator();
        }
        return current.next();
    }
}
