package dev.tunebook.engine.quality;

/** A cheap model of hashed texts. */
interface TextScores {
    /** How likely each class is, adding up to 1. */
    float[] probabilities(HashedTexts.Vector text);

    static float[] softmax(double[] scores) {
        double most = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            most = Math.max(most, score);
        }
        double sum = 0;
        float[] probabilities = new float[scores.length];
        for (int id = 0; id < scores.length; id++) {
            probabilities[id] = (float) Math.exp(scores[id] - most);
            sum += probabilities[id];
        }
        for (int id = 0; id < scores.length; id++) {
            probabilities[id] /= (float) sum;
        }
        return probabilities;
    }
}
