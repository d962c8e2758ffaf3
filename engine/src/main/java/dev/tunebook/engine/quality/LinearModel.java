package dev.tunebook.engine.quality;

import java.util.Random;
import java.util.concurrent.CancellationException;

/** Multinomial logistic regression on hashed texts, by stochastic gradient descent with a falling rate. */
final class LinearModel implements TextScores {
    private static final double RATE = 2;

    private final HashedTexts texts;
    private final int classes;
    private final float[] weights;
    private final float[] bias;

    private LinearModel(HashedTexts texts, int classes) {
        this.texts = texts;
        this.classes = classes;
        weights = new float[texts.bucketCount() * classes];
        bias = new float[classes];
    }

    /**
     * Learns rows.
     *
     * @param labels the class of each of the texts
     * @param rows those that are learned
     * @param epochs passes over them
     * @throws CancellationException when interrupted
     */
    static LinearModel train(HashedTexts texts, int[] labels, int classes, int[] rows, int epochs) {
        LinearModel model = new LinearModel(texts, classes);
        int[] order = rows.clone();
        Random random = new Random(7);
        long steps = (long) epochs * order.length;
        long step = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while a cheap model was learning");
            }
            shuffle(order, random);
            for (int row : order) {
                model.learn(texts.vectors()[row], labels[row], (float) (RATE * (1 - step++ / (double) steps)));
            }
        }
        return model;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[other];
            order[other] = row;
        }
    }

    private void learn(HashedTexts.Vector text, int label, float rate) {
        float[] step = probabilities(text);
        for (int id = 0; id < classes; id++) {
            step[id] = rate * ((id == label ? 1 : 0) - step[id]);
            bias[id] += 0.1f * step[id];
        }
        for (int i = 0; i < text.buckets().length; i++) {
            int begin = text.buckets()[i] * classes;
            float weight = text.weights()[i];
            for (int id = 0; id < classes; id++) {
                weights[begin + id] += weight * step[id];
            }
        }
    }

    @Override
    public float[] probabilities(HashedTexts.Vector text) {
        double[] scores = new double[classes];
        for (int id = 0; id < classes; id++) {
            scores[id] = bias[id];
        }
        for (int i = 0; i < text.buckets().length; i++) {
            int begin = text.buckets()[i] * classes;
            float weight = text.weights()[i];
            for (int id = 0; id < classes; id++) {
                scores[id] += weight * weights[begin + id];
            }
        }
        return TextScores.softmax(scores);
    }

    /** The texts that it was made for. */
    HashedTexts texts() {
        return texts;
    }
}
