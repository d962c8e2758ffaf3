package dev.tunebook.engine.evaluate.streaming;

import dev.tunebook.engine.evaluate.Brier;
import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.LogLoss;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.TopK;
import dev.tunebook.engine.evaluate.calibrate.ReliabilityAccumulator;
import dev.tunebook.engine.spec.UserException;
import java.util.List;

/**
 * Takes predictions one by one and keeps sums: memory depends on the classes, not on the rows.
 *
 * <p>Gives the same figures as {@link Metrics#of(Predictions)} on all rows at once. Beside sums, at most 4 million
 * probabilities are kept, for areas and their intervals. Not for several threads.
 */
public final class MetricsAccumulator {
    /** Ranks of the true class that are counted one by one. */
    public static final int MOST_K = 10;

    private final List<String> labels;
    private final long[][] counts;
    private final long[] ranks;
    private final ReliabilityAccumulator reliability = new ReliabilityAccumulator();
    private final AreaAccumulator areas;
    private long rows;
    private double logLoss;
    private double brier;

    public MetricsAccumulator(List<String> labels) {
        this(labels, Integer.MAX_VALUE);
    }

    /** For at most so many rows, which spares memory where they are few. */
    public MetricsAccumulator(List<String> labels, int expectedRows) {
        this.labels = List.copyOf(labels);
        counts = new ConfusionMatrix(labels, new long[labels.size()][labels.size()]).counts();
        ranks = new long[MOST_K];
        areas = new AreaAccumulator(this.labels, expectedRows);
    }

    /** Adds a row; {@code probabilities} are read now and not kept. */
    public void add(int truth, float[] probabilities) {
        // The record checks the row; it lives only for this call.
        Predictions row = Predictions.of(labels, new int[] {truth}, new float[][] {probabilities});
        int answer = row.predicted()[0];
        counts[truth][answer]++;
        rows++;
        logLoss += LogLoss.of(row.truth(), row.probabilities());
        brier += Brier.of(row.truth(), row.probabilities());
        int rank = TopK.rank(truth, probabilities);
        if (rank < MOST_K) {
            ranks[rank]++;
        }
        reliability.add(answer == truth, probabilities[answer]);
        areas.add(truth, probabilities);
    }

    public Metrics metrics() {
        return Metrics.of(new ConfusionMatrix(labels, counts)).withLogLoss(logLoss / rows);
    }

    public double brier() {
        return brier / rows;
    }

    /** Share of rows whose true class is among the {@code k} highest, {@code k} from 1 to 10. */
    public double topK(int k) {
        if (k < 1 || k > MOST_K) {
            throw new UserException("k (%d) must be between 1 and %d.".formatted(k, MOST_K), "k=5, the usual choice.");
        }
        long hits = 0;
        for (int rank = 0; rank < k; rank++) {
            hits += ranks[rank];
        }
        return (double) hits / rows;
    }

    /** Areas of each class against the rest: exact up to 4 million probabilities, beyond that in fine steps. */
    public OneVersusRest areas() {
        return areas.areas();
    }

    /** All rows' probabilities, or a random part of them where they are more than 4 million. */
    public Predictions sample() {
        return areas.sample();
    }

    public ReliabilityAccumulator reliability() {
        return reliability;
    }

    public long rows() {
        return rows;
    }
}
