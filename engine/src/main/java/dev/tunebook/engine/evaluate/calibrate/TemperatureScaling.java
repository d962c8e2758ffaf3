package dev.tunebook.engine.evaluate.calibrate;

import dev.tunebook.engine.spec.UserException;

/**
 * Divides logits by one number, so that probabilities come true as often as they say; answers stay the
 * same. Guo et al., "On calibration of modern neural networks", 2017.
 *
 * <p>Fit it on validation rows, never on the test rows that are then judged.
 *
 * @param temperature above 1 for an overconfident model
 * @param lossBefore mean negative log-likelihood with temperature 1, in nats
 * @param lossAfter the same with {@code temperature}
 */
public record TemperatureScaling(double temperature, double lossBefore, double lossAfter) {
    private static final double COLDEST = .01;
    private static final double HOTTEST = 100;
    private static final int HALVINGS = 60;

    /** {@code logits} of shape {@code [rows][classes]}; logarithms of probabilities do as well. */
    public static TemperatureScaling fit(int[] truth, float[][] logits) {
        if (truth.length == 0 || truth.length != logits.length) {
            throw new UserException(
                    "logits (%d) must be as many as rows (%d), and at least 1.".formatted(logits.length, truth.length),
                    "the predictions belong to another split: predict the same rows again.");
        }
        double inverse = bestInverse(truth, logits);
        return new TemperatureScaling(1 / inverse, loss(truth, logits, 1), loss(truth, logits, inverse));
    }

    /** From probabilities, where logits are not kept; zeros count as the smallest float. */
    public static TemperatureScaling fitToProbabilities(int[] truth, float[][] probabilities) {
        float[][] logits = new float[probabilities.length][];
        for (int row = 0; row < logits.length; row++) {
            logits[row] = logarithms(probabilities[row]);
        }
        return fit(truth, logits);
    }

    private static float[] logarithms(float[] probabilities) {
        float[] logits = new float[probabilities.length];
        for (int id = 0; id < logits.length; id++) {
            logits[id] = (float) Math.log(Math.max(probabilities[id], Float.MIN_NORMAL));
        }
        return logits;
    }

    /** Calibrated probabilities of one row, from probabilities that are not. */
    public float[] applyToProbabilities(float[] probabilities) {
        return apply(logarithms(probabilities));
    }

    /** Calibrated probabilities of one row. */
    public float[] apply(float[] logits) {
        double[] shares = shares(logits, 1 / temperature);
        float[] probabilities = new float[shares.length];
        for (int id = 0; id < shares.length; id++) {
            probabilities[id] = (float) shares[id];
        }
        return probabilities;
    }

    /** The loss is convex in 1 / temperature, so its slope changes sign once: found by halving. */
    private static double bestInverse(int[] truth, float[][] logits) {
        double low = 1 / HOTTEST;
        double high = 1 / COLDEST;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = Math.sqrt(low * high);
            if (slope(truth, logits, middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }

    /** Of the loss by the inverse temperature: the expected logit less the true one. */
    private static double slope(int[] truth, float[][] logits, double inverse) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double[] shares = shares(logits[row], inverse);
            for (int id = 0; id < shares.length; id++) {
                sum += shares[id] * logits[row][id];
            }
            sum -= logits[row][truth[row]];
        }
        return sum;
    }

    private static double loss(int[] truth, float[][] logits, double inverse) {
        double sum = 0;
        for (int row = 0; row < truth.length; row++) {
            double highest = highest(logits[row]);
            double total = 0;
            for (float logit : logits[row]) {
                total += Math.exp((logit - highest) * inverse);
            }
            sum += Math.log(total) - (logits[row][truth[row]] - highest) * inverse;
        }
        return sum / truth.length;
    }

    private static double[] shares(float[] logits, double inverse) {
        double highest = highest(logits);
        double[] shares = new double[logits.length];
        double total = 0;
        for (int id = 0; id < shares.length; id++) {
            shares[id] = Math.exp((logits[id] - highest) * inverse);
            total += shares[id];
        }
        for (int id = 0; id < shares.length; id++) {
            shares[id] /= total;
        }
        return shares;
    }

    private static double highest(float[] logits) {
        double highest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            highest = Math.max(highest, logit);
        }
        return highest;
    }
}
