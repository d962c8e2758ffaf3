package dev.tunebook.engine.evaluate.calibrate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills the bins of equal width of a reliability diagram row by row, keeping no row. */
public final class ReliabilityAccumulator {
    private final BinSum[] sums = new BinSum[Reliability.DEFAULT_BINS];
    private final double[] edges = new double[Reliability.DEFAULT_BINS + 1];
    private long rows;

    public ReliabilityAccumulator() {
        Arrays.setAll(sums, bin -> new BinSum());
        Arrays.setAll(edges, bin -> (double) bin / Reliability.DEFAULT_BINS);
    }

    /** A probability that was stated, and whether it came true. */
    public void add(boolean truth, double stated) {
        sums[Reliability.bin(edges, stated)].add(truth, stated);
        rows++;
    }

    public Reliability reliability() {
        List<Reliability.Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < sums.length; bin++) {
            if (sums[bin].rows > 0) {
                bins.add(sums[bin].toBin(edges[bin], edges[bin + 1]));
            }
        }
        return new Reliability(bins, rows);
    }
}
