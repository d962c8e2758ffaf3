package dev.tunebook.engine.quality;

import java.util.Arrays;

/** Multinomial naive Bayes on hashed texts, whose weights are taken for counts; wrong labels hardly disturb it. */
final class NaiveBayes implements TextScores {
    private static final double SMOOTHING = 0.1;

    private final int classes;
    private final float[] counts;
    private final double[] priors;
    private final double[] norms;

    private NaiveBayes(HashedTexts texts, int[] labels, int classes, int[] rows) {
        this.classes = classes;
        counts = new float[texts.bucketCount() * classes];
        priors = new double[classes];
        norms = new double[classes];
        boolean[] seen = new boolean[texts.bucketCount()];
        for (int row : rows) {
            HashedTexts.Vector text = texts.vectors()[row];
            priors[labels[row]]++;
            for (int i = 0; i < text.buckets().length; i++) {
                counts[text.buckets()[i] * classes + labels[row]] += text.weights()[i];
                norms[labels[row]] += text.weights()[i];
                seen[text.buckets()[i]] = true;
            }
        }
        int vocabulary = 0;
        for (boolean bucket : seen) {
            vocabulary += bucket ? 1 : 0;
        }
        for (int id = 0; id < classes; id++) {
            priors[id] = Math.log((priors[id] + 1) / (rows.length + classes));
            norms[id] = Math.log(norms[id] + SMOOTHING * vocabulary);
        }
    }

    static NaiveBayes train(HashedTexts texts, int[] labels, int classes, int[] rows) {
        return new NaiveBayes(texts, labels, classes, rows);
    }

    @Override
    public float[] probabilities(HashedTexts.Vector text) {
        double[] scores = Arrays.copyOf(priors, classes);
        for (int i = 0; i < text.buckets().length; i++) {
            int begin = text.buckets()[i] * classes;
            for (int id = 0; id < classes; id++) {
                scores[id] += text.weights()[i] * (Math.log(counts[begin + id] + SMOOTHING) - norms[id]);
            }
        }
        return TextScores.softmax(scores);
    }
}
