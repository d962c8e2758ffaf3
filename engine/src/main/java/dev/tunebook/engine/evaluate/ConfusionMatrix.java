package dev.tunebook.engine.evaluate;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each true class was answered with each class.
 *
 * @param labels names of the classes, in the order of their ids
 * @param counts {@code counts[truth][predicted]}, rows; held, not copied
 */
public record ConfusionMatrix(List<String> labels, long[][] counts) {

    public ConfusionMatrix {
        labels = List.copyOf(labels);
        Predictions.requireLabels(labels);
        requireSquare(labels.size(), counts);
    }

    public static ConfusionMatrix of(Predictions predictions) {
        int classes = predictions.labels().size();
        long[][] counts = new long[classes][classes];
        for (int row = 0; row < predictions.rows(); row++) {
            counts[predictions.truth()[row]][predictions.predicted()[row]]++;
        }
        return new ConfusionMatrix(predictions.labels(), counts);
    }

    /** The cells among the chosen classes only, in the chosen order. */
    public ConfusionMatrix select(List<String> chosen) {
        int[] ids = ids(chosen);
        long[][] selected = new long[ids.length][ids.length];
        for (int truth = 0; truth < ids.length; truth++) {
            for (int predicted = 0; predicted < ids.length; predicted++) {
                selected[truth][predicted] = counts[ids[truth]][ids[predicted]];
            }
        }
        return new ConfusionMatrix(chosen, selected);
    }

    /** Labels that occur as truth or as answer, in the order of their ids. */
    public List<String> presentLabels() {
        return IntStream.range(0, labels.size())
                .filter(id -> support(id) + answered(id) > 0)
                .mapToObj(labels::get)
                .toList();
    }

    /** Rows whose true class is {@code id}. */
    public long support(int id) {
        long sum = 0;
        for (long count : counts[id]) {
            sum += count;
        }
        return sum;
    }

    /** Rows that were answered with class {@code id}. */
    public long answered(int id) {
        long sum = 0;
        for (long[] row : counts) {
            sum += row[id];
        }
        return sum;
    }

    public long correct() {
        return IntStream.range(0, counts.length).mapToLong(id -> counts[id][id]).sum();
    }

    public long rows() {
        return IntStream.range(0, counts.length).mapToLong(this::support).sum();
    }

    int[] ids(List<String> chosen) {
        return chosen.stream().mapToInt(this::id).toArray();
    }

    private int id(String label) {
        int id = labels.indexOf(label);
        if (id < 0) {
            throw new UserException(
                    "label (%s) must be one of %s.".formatted(label, String.join(", ", labels)),
                    "it is spelled differently in the dataset.");
        }
        return id;
    }

    private static void requireSquare(int classes, long[][] counts) {
        boolean square = counts.length == classes;
        for (long[] row : counts) {
            square &= row.length == classes;
            for (long count : row) {
                if (count < 0) {
                    throw new UserException(
                            "count (%d) must be at least 0.".formatted(count), "two matrices were subtracted.");
                }
            }
        }
        if (!square) {
            throw new UserException(
                    "counts (%d rows) must be %d by %d, as there are labels."
                            .formatted(counts.length, classes, classes),
                    "a label is missing from the list.");
        }
    }
}
