package dev.tunebook.engine.evaluate.calibrate;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.Quantile;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stated probability against what happened, bin by bin: the reliability diagram and its errors.
 *
 * <p>Bins of equal width are (low, high], with 0 in the first, as in Guo et al., "On calibration of
 * modern neural networks", 2017 (torchmetrics takes [low, high): a probability on an edge falls
 * elsewhere there).
 *
 * @param bins from low to high probability; empty bins are left out
 * @param rows all rows
 */
public record Reliability(List<Bin> bins, long rows) {
    /** Bins of equal width used where none are asked for, as in Guo et al. */
    public static final int DEFAULT_BINS = 15;

    /**
     * Rows of like probability.
     *
     * @param stated mean probability given
     * @param happened share of rows where it came true
     */
    public record Bin(double low, double high, double stated, double happened, long rows) {
        public double gap() {
            return Math.abs(happened - stated);
        }
    }

    public Reliability {
        bins = List.copyOf(bins);
    }

    /** Confidence in the answer given, against whether it was right. Needs probabilities. */
    public static Reliability ofAnswers(Predictions predictions, int bins) {
        double[] confidence = new double[predictions.rows()];
        boolean[] right = new boolean[predictions.rows()];
        for (int row = 0; row < confidence.length; row++) {
            int answer = predictions.predicted()[row];
            confidence[row] = predictions.probabilities()[row][answer];
            right[row] = answer == predictions.truth()[row];
        }
        return ofEqualWidth(right, confidence, bins);
    }

    public static Reliability ofEqualWidth(boolean[] truth, double[] stated, int bins) {
        requireRows(truth, stated, bins);
        double[] edges = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = (double) bin / bins;
        }
        return between(edges, truth, stated);
    }

    /** Edges at the quantiles of the probabilities (linear interpolation), equal ones in the same bin. */
    public static Reliability ofQuantiles(boolean[] truth, double[] stated, int bins) {
        requireRows(truth, stated, bins);
        double[] sorted = stated.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = Quantile.ofSorted(sorted, (double) bin / bins);
        }
        return between(edges, truth, stated);
    }

    /** Sorted by probability and cut into parts of equal size, the first ones larger by a row. */
    public static Reliability ofEqualMass(boolean[] truth, double[] stated, int bins) {
        requireRows(truth, stated, bins);
        Integer[] order = new Integer[stated.length];
        Arrays.setAll(order, row -> row);
        Arrays.sort(order, (one, other) -> Double.compare(stated[one], stated[other]));
        List<Bin> parts = new ArrayList<>();
        int from = 0;
        for (int bin = 0; bin < bins; bin++) {
            int size = stated.length / bins + (bin < stated.length % bins ? 1 : 0);
            if (size > 0) {
                BinSum sum = new BinSum();
                for (int rank = from; rank < from + size; rank++) {
                    sum.add(truth[order[rank]], stated[order[rank]]);
                }
                parts.add(sum.toBin(stated[order[from]], stated[order[from + size - 1]]));
            }
            from += size;
        }
        return new Reliability(parts, stated.length);
    }

    /** ECE: mean gap between stated and happened, weighed by rows. Naeini et al., 2015. */
    public double expectedCalibrationError() {
        return bins.stream().mapToDouble(bin -> bin.gap() * bin.rows() / rows).sum();
    }

    /** The largest gap of any bin. */
    public double maximumCalibrationError() {
        return bins.stream().mapToDouble(Bin::gap).max().orElse(0);
    }

    private static Reliability between(double[] edges, boolean[] truth, double[] stated) {
        BinSum[] sums = new BinSum[edges.length - 1];
        Arrays.setAll(sums, bin -> new BinSum());
        for (int row = 0; row < stated.length; row++) {
            sums[bin(edges, stated[row])].add(truth[row], stated[row]);
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < sums.length; bin++) {
            if (sums[bin].rows > 0) {
                bins.add(sums[bin].toBin(edges[bin], edges[bin + 1]));
            }
        }
        return new Reliability(bins, stated.length);
    }

    /** The first bin whose upper edge is not below the value. */
    static int bin(double[] edges, double value) {
        int bin = 0;
        while (bin < edges.length - 2 && value > edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    private static void requireRows(boolean[] truth, double[] stated, int bins) {
        if (bins < 1) {
            throw new UserException("bins (%d) must be at least 1.".formatted(bins), "bins=15, the default.");
        }
        if (truth.length == 0 || truth.length != stated.length) {
            throw new UserException(
                    "probabilities (%d) must be as many as rows (%d), and at least 1."
                            .formatted(stated.length, truth.length),
                    "the predictions belong to another split: predict the same rows again.");
        }
    }
}
