package dev.tunebook.engine.evaluate;

import java.util.Arrays;

/**
 * The sums of a confusion matrix that the overall figures follow from: diagonal, rows and columns.
 *
 * <p>Can be emptied and filled again, because a bootstrap takes thousands of them.
 */
public final class Marginals {
    private final long[] correct;
    private final long[] support;
    private final long[] answered;
    private long rows;

    public Marginals(int classes) {
        correct = new long[classes];
        support = new long[classes];
        answered = new long[classes];
    }

    public static Marginals of(ConfusionMatrix confusion) {
        int classes = confusion.labels().size();
        Marginals marginals = new Marginals(classes);
        for (int truth = 0; truth < classes; truth++) {
            for (int predicted = 0; predicted < classes; predicted++) {
                marginals.add(truth, predicted, confusion.counts()[truth][predicted]);
            }
        }
        return marginals;
    }

    /** Adds {@code count} rows; a negative count takes rows away. */
    public void add(int truth, int predicted, long count) {
        support[truth] += count;
        answered[predicted] += count;
        rows += count;
        if (truth == predicted) {
            correct[truth] += count;
        }
    }

    public void clear() {
        Arrays.fill(correct, 0);
        Arrays.fill(support, 0);
        Arrays.fill(answered, 0);
        rows = 0;
    }

    public int classes() {
        return correct.length;
    }

    public long correct(int id) {
        return correct[id];
    }

    public long support(int id) {
        return support[id];
    }

    public long answered(int id) {
        return answered[id];
    }

    public long rows() {
        return rows;
    }

    public long correct() {
        long sum = 0;
        for (long each : correct) {
            sum += each;
        }
        return sum;
    }
}
