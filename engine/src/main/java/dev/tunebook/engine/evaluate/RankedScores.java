package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a yes-or-no question, sorted once from the highest score to the lowest, with equal scores
 * kept together.
 *
 * <p>Areas can then be taken many times, each row counted with its own multiplicity: that makes a
 * bootstrap of a rank metric linear in the rows.
 */
public final class RankedScores {
    private final int[] order;
    private final boolean[] positive;
    private final boolean[] endsTie;
    private final double[] scores;

    private RankedScores(int[] order, boolean[] truth, double[] scores) {
        this.order = order;
        int rows = order.length;
        this.positive = new boolean[rows];
        this.endsTie = new boolean[rows];
        this.scores = new double[rows];
        for (int rank = 0; rank < rows; rank++) {
            positive[rank] = truth[order[rank]];
            this.scores[rank] = scores[order[rank]];
            endsTie[rank] = rank == rows - 1 || scores[order[rank]] != scores[order[rank + 1]];
        }
    }

    /** Scores need not be probabilities; higher means yes. */
    public static RankedScores of(boolean[] truth, double[] scores) {
        if (truth.length == 0 || truth.length != scores.length) {
            throw new UserException(
                    "scores (%d) must be as many as true classes (%d), and at least 1."
                            .formatted(scores.length, truth.length),
                    "the predictions belong to another split: predict the same rows again.");
        }
        for (int row = 0; row < scores.length; row++) {
            if (Double.isNaN(scores[row])) {
                throw new UserException(
                        "score of row %d (NaN) must be a number.".formatted(row),
                        "training diverged: lower the learning rate.");
            }
        }
        return new RankedScores(descending(scores), truth, scores);
    }

    public int rows() {
        return order.length;
    }

    /** Every so manieth row alone, under the numbers 0, 1, 2 and so on. */
    public RankedScores every(int step, int count) {
        int[] chosen = Arrays.stream(order)
                .filter(row -> row % step == 0 && row / step < count)
                .map(row -> row / step)
                .toArray();
        boolean[] truth = new boolean[count];
        double[] theirs = new double[count];
        for (int rank = 0; rank < order.length; rank++) {
            int row = order[rank];
            if (row % step == 0 && row / step < count) {
                truth[row / step] = positive[rank];
                theirs[row / step] = scores[rank];
            }
        }
        return new RankedScores(chosen, truth, theirs);
    }

    /** Area under the ROC curve, every row once. */
    public double areaUnderRoc() {
        return areaUnderRoc(once());
    }

    /**
     * The chance that a yes scores above a no, ties counted half; NaN when one of them is absent.
     * Hanley and McNeil, "The meaning and use of the area under a ROC curve", 1982.
     *
     * @param times how often each row counts, by original row number
     */
    public double areaUnderRoc(int[] times) {
        long yesAbove = 0;
        long yesTied = 0;
        long noTied = 0;
        long no = 0;
        double twiceArea = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int count = times[order[rank]];
            if (positive[rank]) {
                yesTied += count;
            } else {
                noTied += count;
            }
            if (endsTie[rank]) {
                twiceArea += (double) noTied * (2 * yesAbove + yesTied);
                yesAbove += yesTied;
                no += noTied;
                yesTied = 0;
                noTied = 0;
            }
        }
        return yesAbove == 0 || no == 0 ? Double.NaN : twiceArea / 2 / yesAbove / no;
    }

    /** Average precision, every row once. */
    public double averagePrecision() {
        return averagePrecision(once());
    }

    /**
     * Precision at each threshold, weighed by the recall gained there, without interpolation; NaN when
     * no row is a yes. Zhu, "Recall, precision and average precision", 2004.
     *
     * @param times how often each row counts, by original row number
     */
    public double averagePrecision(int[] times) {
        long yes = 0;
        long seen = 0;
        long yesBefore = 0;
        double sum = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int count = times[order[rank]];
            seen += count;
            yes += positive[rank] ? count : 0;
            if (endsTie[rank] && yes > yesBefore) {
                sum += (double) (yes - yesBefore) * yes / seen;
                yesBefore = yes;
            }
        }
        return yes == 0 ? Double.NaN : sum / yes;
    }

    /** Calls once for each distinct score, from the highest down. */
    void forEachThreshold(Threshold consumer) {
        long yes = 0;
        for (int rank = 0; rank < order.length; rank++) {
            yes += positive[rank] ? 1 : 0;
            if (endsTie[rank]) {
                consumer.at(scores[rank], yes, rank + 1 - yes);
            }
        }
    }

    /** Counts among the rows that score at least the threshold. */
    interface Threshold {
        void at(double score, long yes, long no);
    }

    private int[] once() {
        int[] times = new int[order.length];
        Arrays.fill(times, 1);
        return times;
    }

    private static int[] descending(double[] scores) {
        return Arrays.stream(scores).allMatch(score -> (float) score == score)
                ? descendingFloats(scores)
                : IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(scores[other] + 0.0, scores[one] + 0.0))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }

    /** Score and row in one long, so that nothing is boxed: ten times as fast. */
    private static int[] descendingFloats(double[] scores) {
        long[] keys = new long[scores.length];
        for (int row = 0; row < keys.length; row++) {
            int bits = Float.floatToIntBits((float) scores[row] + 0.0f);
            int ascending = bits ^ bits >> 31 & Integer.MAX_VALUE;
            keys[row] = (long) ~ascending << 32 | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
