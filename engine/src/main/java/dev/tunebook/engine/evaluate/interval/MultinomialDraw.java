package dev.tunebook.engine.evaluate.interval;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * Draws as many rows as there are, with replacement, and says how many fell into each cell.
 *
 * <p>Independent Poisson numbers, given their sum, are multinomial. So each cell first gets a Poisson
 * number, with means four deviations short of all rows, and the few rows still missing are then drawn
 * one by one. A sum above the rows (3 in 100,000) is drawn again, which changes nothing, since the cells
 * are multinomial given any sum. One table look-up per cell, exact. Devroye, "Non-uniform random variate
 * generation", 1986, XI.1.
 */
public final class MultinomialDraw {
    private static final double DEVIATIONS_SHORT = 4;

    private final long rows;
    private final PoissonTable[] tables;
    private final AliasTable cells;
    private final boolean fewRows;

    /** Cells of at least one row each. */
    public MultinomialDraw(long[] counts) {
        rows = LongStream.of(counts).sum();
        double share = Math.max(0, 1 - DEVIATIONS_SHORT / Math.sqrt(rows));
        Map<Long, PoissonTable> byCount = new HashMap<>();
        tables = new PoissonTable[counts.length];
        fewRows = share == 0;
        if (!fewRows) {
            for (int cell = 0; cell < counts.length; cell++) {
                tables[cell] = byCount.computeIfAbsent(counts[cell], count -> new PoissonTable(count * share));
            }
        }
        cells = new AliasTable(LongStream.of(counts).asDoubleStream().toArray());
    }

    /** Fills {@code drawn}, one number for each cell; they sum to the rows. */
    public void next(SplittableRandom random, long[] drawn) {
        long sum = rows + 1;
        while (sum > rows) {
            sum = 0;
            for (int cell = 0; cell < drawn.length; cell++) {
                drawn[cell] = fewRows ? 0 : tables[cell].next(random);
                sum += drawn[cell];
            }
        }
        for (long missing = rows - sum; missing > 0; missing--) {
            drawn[cells.next(random)]++;
        }
    }
}
