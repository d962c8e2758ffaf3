package dev.tunebook.engine.pretrain;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How often ids stand near each other, and how much more often than chance.
 *
 * <p>Neighbours count less the farther apart they are: 1 beside each other, falling in equal steps to nothing just beyond
 * the window.
 */
final class Cooccurrences {
    /** Contexts are smoothed, or rare ones would seem to tell most (Levy, Goldberg and Dagan, 2015). */
    private static final double SMOOTHING = 0.75;

    private final int size;
    private final float[] counts;

    private Cooccurrences(int size, float[] counts) {
        this.size = size;
        this.counts = counts;
    }

    /**
     * Counts in both directions.
     *
     * @param documents whose ids are below size
     * @param size number of ids; the table takes four bytes times its square
     * @param window farthest distance that counts, at least 1
     */
    static Cooccurrences count(List<Document> documents, int size, int window) {
        float[] counts = new float[Math.multiplyExact(size, size)];
        for (Document document : documents) {
            int[] ids = document.ids();
            for (int i = 0; i < ids.length; i++) {
                int row = ids[i] * size;
                int end = Math.min(ids.length, i + window + 1);
                for (int j = i + 1; j < end; j++) {
                    float weight = document.weight() * (1 - (j - i - 1f) / window);
                    counts[row + ids[j]] += weight;
                    counts[ids[j] * size + ids[i]] += weight;
                }
            }
        }
        return new Cooccurrences(size, counts);
    }

    /**
     * Positive pointwise mutual information, in natural logarithms, row by row: {@code max(0, ln p(a,b) / p(a) p'(b))},
     * where p' is proportional to the count to the power .75.
     */
    float[] positiveMutualInformation() {
        double[] sums = IntStream.range(0, size).mapToDouble(this::sum).toArray();
        double smoothed = IntStream.range(0, size)
                .mapToDouble(c -> Math.pow(sums[c], SMOOTHING))
                .sum();
        float[] information = new float[counts.length];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                float count = counts[row * size + column];
                if (count > 0) {
                    double chance = sums[row] * Math.pow(sums[column], SMOOTHING) / smoothed;
                    information[row * size + column] = (float) Math.max(0, Math.log(count / chance));
                }
            }
        }
        return information;
    }

    private double sum(int row) {
        double sum = 0;
        for (int i = row * size; i < (row + 1) * size; i++) {
            sum += counts[i];
        }
        return sum;
    }

    float count(int first, int second) {
        return counts[first * size + second];
    }
}
