package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Classifier;

/**
 * What a model makes of rows whose classes are known.
 *
 * @param loss mean cross-entropy in nats
 * @param predicted the likeliest class of each row, the first among equals
 */
record Scores(double loss, int[] predicted) {
    static Scores of(Classifier model, EncodedRows rows, int batchSize) throws InterruptedException {
        double[] losses = new double[rows.size()];
        int[] predicted = new int[rows.size()];
        model.classify(rows.ids(), batchSize, (row, logProbabilities) -> {
            losses[row] = -logProbabilities[rows.targets()[row]];
            int best = 0;
            for (int i = 1; i < logProbabilities.length; i++) {
                best = logProbabilities[i] > logProbabilities[best] ? i : best;
            }
            predicted[row] = best;
        });
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return new Scores(sum / rows.size(), predicted);
    }
}
