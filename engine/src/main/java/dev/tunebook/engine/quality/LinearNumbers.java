package dev.tunebook.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Least squares on weighed words and pairs of words, by stochastic gradient descent: what a large model has to beat. */
public final class LinearNumbers {
    private static final int EPOCHS = 20;
    private static final double RATE = 0.5;

    private final HashedTexts texts;
    private final float[] weights;
    private final double mean;
    private final double deviation;

    private LinearNumbers(HashedTexts texts, double mean, double deviation) {
        this.texts = texts;
        this.weights = new float[texts.bucketCount()];
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Trains on texts and their numbers, at least one. */
    public static LinearNumbers train(List<String> texts, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        LinearNumbers model = new LinearNumbers(
                HashedTexts.of(texts.size(), texts::get, HashedTexts.Pieces.PAIRS, 2),
                mean,
                squares > 0 ? Math.sqrt(squares) : 1);
        int[] order = IntStream.range(0, values.length).toArray();
        Random random = new Random(7);
        long steps = (long) EPOCHS * order.length;
        long step = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            for (int i = order.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                int row = order[i];
                order[i] = order[other];
                order[other] = row;
            }
            for (int row : order) {
                model.learn(row, values[row], RATE * (1 - step++ / (double) steps));
            }
        }
        return model;
    }

    private void learn(int row, double value, double rate) {
        HashedTexts.Vector text = texts.vectors()[row];
        double step = rate * ((value - mean) / deviation - score(text));
        for (int i = 0; i < text.buckets().length; i++) {
            weights[text.buckets()[i]] += (float) (step * text.weights()[i]);
        }
    }

    private double score(HashedTexts.Vector text) {
        double score = 0;
        for (int i = 0; i < text.buckets().length; i++) {
            score += text.weights()[i] * weights[text.buckets()[i]];
        }
        return score;
    }

    /** The number that it says of a text. */
    public double answer(String text) {
        return mean + deviation * score(texts.vector(text));
    }
}
