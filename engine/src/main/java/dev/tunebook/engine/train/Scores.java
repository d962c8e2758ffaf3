package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Classifier;

/**
 * What a model makes of rows whose classes are known.
 *
 * @param loss mean cross-entropy in nats
 * @param predicted the likeliest class of each row, the first among equals
 * @param probabilities of each class for each row; empty where nobody asked for them
 */
record Scores(double loss, int[] predicted, float[][] probabilities) {
    static Scores of(Classifier model, EncodedRows rows, int batchSize, boolean withProbabilities)
            throws InterruptedException {
        double[] losses = new double[rows.size()];
        int[] predicted = new int[rows.size()];
        float[][] probabilities = new float[withProbabilities ? rows.size() : 0][];
        model.classify(rows.ids(), batchSize, (row, logProbabilities) -> {
            losses[row] = -logProbabilities[rows.targets()[row]];
            int best = 0;
            for (int i = 1; i < logProbabilities.length; i++) {
                best = logProbabilities[i] > logProbabilities[best] ? i : best;
            }
            predicted[row] = best;
            if (withProbabilities) {
                probabilities[row] = exponentials(logProbabilities);
            }
        });
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return new Scores(sum / rows.size(), predicted, probabilities);
    }

    private static float[] exponentials(float[] logs) {
        float[] values = new float[logs.length];
        for (int i = 0; i < logs.length; i++) {
            values[i] = (float) Math.exp(logs[i]);
        }
        return values;
    }
}
