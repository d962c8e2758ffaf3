package dev.tunebook.engine.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of each row: 21 bytes a row instead of a probability for each class.
 *
 * <p>The arrays are held, not copied, and of one entry a row. Do not change them afterwards.
 *
 * @param labels names of the classes, in the order of their ids
 * @param truth true class ids
 * @param predicted answered class ids
 * @param confidence probability of the answer
 * @param loss negative log-probability of the true class, in nats
 * @param brier squared distance of the probabilities from the truth
 * @param rank how many classes are likelier than the true one, at most 127
 */
public record Outcomes(
        List<String> labels,
        int[] truth,
        int[] predicted,
        float[] confidence,
        float[] loss,
        float[] brier,
        byte[] rank) {

    public Outcomes {
        labels = List.copyOf(labels);
    }

    /** Rows that are still to be filled. */
    public static Outcomes empty(List<String> labels, int rows) {
        return new Outcomes(
                labels,
                new int[rows],
                new int[rows],
                new float[rows],
                new float[rows],
                new float[rows],
                new byte[rows]);
    }

    /** Fills one row. */
    public void set(int row, int trueClass, float[] probabilities) {
        truth[row] = trueClass;
        predicted[row] = Predictions.argmax(probabilities);
        confidence[row] = probabilities[predicted[row]];
        loss[row] = (float) LogLoss.ofRow(trueClass, probabilities);
        brier[row] = (float) Brier.ofRow(trueClass, probabilities);
        rank[row] = (byte) Math.min(Byte.MAX_VALUE, TopK.rank(trueClass, probabilities));
    }

    public int rows() {
        return truth.length;
    }

    public boolean isRight(int row) {
        return truth[row] == predicted[row];
    }

    /** Whether probabilities were given, so that confidence means something. */
    public boolean hasProbabilities() {
        return IntStream.range(0, rows()).anyMatch(row -> confidence[row] > 0);
    }

    /** The answers alone. */
    public Predictions predictions() {
        return Predictions.of(labels, truth, predicted);
    }
}
