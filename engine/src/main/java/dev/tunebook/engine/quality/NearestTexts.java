package dev.tunebook.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * For a few texts the most similar ones among many, by the cosine of their weighed words and pairs of words.
 *
 * <p>The many are read twice and not kept, so memory depends on the few alone.
 */
public final class NearestTexts {
    private NearestTexts() {}

    /**
     * The most similar of many texts.
     *
     * @param index among the many; -1 when none shares a word
     * @param similarity cosine, from 0 to 1
     */
    public record Nearest(int index, double similarity) {}

    /**
     * The nearest of many texts for each of a few.
     *
     * @param many how many texts there are to choose from
     * @param text of each of the many
     */
    public static List<Nearest> find(List<String> few, int many, IntFunction<String> text) {
        HashedTexts texts = HashedTexts.counted(many, text, HashedTexts.Pieces.PAIRS);
        float[][] dense = few.stream()
                .map(each -> texts.vector(each).dense(texts.bucketCount()))
                .toArray(float[][]::new);
        int[] best = new int[dense.length];
        double[] most = new double[dense.length];
        Arrays.fill(best, -1);
        for (int row = 0; row < many; row++) {
            HashedTexts.Vector vector = texts.vector(text.apply(row));
            for (int i = 0; i < dense.length; i++) {
                double similarity = vector.dot(dense[i]);
                if (similarity > most[i]) {
                    most[i] = similarity;
                    best[i] = row;
                }
            }
        }
        Nearest[] nearest = new Nearest[dense.length];
        Arrays.setAll(nearest, i -> new Nearest(best[i], Math.min(1, most[i])));
        return List.of(nearest);
    }
}
