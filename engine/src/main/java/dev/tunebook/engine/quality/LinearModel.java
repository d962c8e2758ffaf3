package dev.tunebook.engine.quality;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Multinomial logistic regression on hashed texts, by stochastic gradient descent with a falling rate. */
final class LinearModel {
    private static final int EPOCHS = 10;
    private static final double RATE = 3;
    private static final int FOLDS = 5;

    private final HashedTexts texts;
    private final int classes;
    private final float[] weights;
    private final float[] bias;

    private LinearModel(HashedTexts texts, int classes) {
        this.texts = texts;
        this.classes = classes;
        weights = new float[HashedTexts.BUCKETS * classes];
        bias = new float[classes];
    }

    /**
     * The probabilities of each row's classes, by a model that was trained without the row's fifth of the groups.
     *
     * @param labels the class of each row
     * @param firstOfGroup the first row of the group of rows that stay together, such as near-duplicates
     * @throws CancellationException when interrupted
     */
    static float[][] outOfSample(HashedTexts texts, int[] labels, int classes, int[] firstOfGroup) {
        int[] folds = folds(labels, classes, firstOfGroup);
        float[][] probabilities = new float[labels.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            LinearModel model = new LinearModel(texts, classes);
            model.train(
                    labels,
                    IntStream.range(0, labels.length)
                            .filter(row -> folds[row] != held)
                            .toArray());
            IntStream.range(0, labels.length)
                    .filter(row -> folds[row] == held)
                    .forEach(row -> probabilities[row] = model.probabilities(row));
        }
        return probabilities;
    }

    /**
     * A model trained on all rows.
     *
     * @throws CancellationException when interrupted
     */
    static LinearModel fit(HashedTexts texts, int[] labels, int classes) {
        LinearModel model = new LinearModel(texts, classes);
        model.train(labels, IntStream.range(0, labels.length).toArray());
        return model;
    }

    /** The probabilities of a text that need not be among the rows. */
    float[] probabilities(HashedTexts.Vector text) {
        return probabilities(text.buckets(), text.weights());
    }

    /** Groups in turn, class by class. */
    private static int[] folds(int[] labels, int classes, int[] firstOfGroup) {
        int[] next = new int[classes];
        int[] folds = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            folds[row] = firstOfGroup[row] == row ? next[labels[row]]++ % FOLDS : folds[firstOfGroup[row]];
        }
        return folds;
    }

    private void train(int[] labels, int[] rows) {
        Random random = new Random(7);
        long steps = (long) EPOCHS * rows.length;
        long step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while looking for suspected labels");
            }
            for (int i = rows.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int row = rows[i];
                rows[i] = rows[other];
                rows[other] = row;
            }
            for (int row : rows) {
                learn(row, labels[row], (float) (RATE * (1 - step++ / (double) steps)));
            }
        }
    }

    private void learn(int row, int label, float rate) {
        float[] step = probabilities(row);
        for (int id = 0; id < classes; id++) {
            step[id] = rate * ((id == label ? 1 : 0) - step[id]);
            bias[id] += 0.1f * step[id];
        }
        int[] buckets = texts.buckets()[row];
        for (int i = 0; i < buckets.length; i++) {
            int begin = buckets[i] * classes;
            float weight = texts.weights()[row][i];
            for (int id = 0; id < classes; id++) {
                weights[begin + id] += weight * step[id];
            }
        }
    }

    private float[] probabilities(int row) {
        return probabilities(texts.buckets()[row], texts.weights()[row]);
    }

    private float[] probabilities(int[] buckets, float[] bucketWeights) {
        float[] scores = bias.clone();
        for (int i = 0; i < buckets.length; i++) {
            int begin = buckets[i] * classes;
            float weight = bucketWeights[i];
            for (int id = 0; id < classes; id++) {
                scores[id] += weight * weights[begin + id];
            }
        }
        return softmax(scores);
    }

    private static float[] softmax(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        for (int id = 0; id < scores.length; id++) {
            scores[id] = (float) Math.exp(scores[id] - most);
            sum += scores[id];
        }
        for (int id = 0; id < scores.length; id++) {
            scores[id] /= (float) sum;
        }
        return scores;
    }
}
