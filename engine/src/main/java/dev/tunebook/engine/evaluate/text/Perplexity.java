package dev.tunebook.engine.evaluate.text;

import dev.tunebook.engine.evaluate.FixedDecimals;
import dev.tunebook.engine.spec.UserException;

/**
 * How many equally likely tokens a language model is torn between, on average.
 *
 * <p>Comparable only with the same tokens, window and stride, which the signature therefore states.
 * Jelinek et al., "Perplexity, a measure of the difficulty of speech recognition tasks", 1977.
 *
 * @param negativeLogLikelihood of all scored tokens together, in nats
 * @param tokens scored
 * @param window tokens that the model saw at once
 * @param stride tokens that the window moved each time; as long as the window means no overlap
 */
public record Perplexity(double negativeLogLikelihood, long tokens, int window, int stride) {

    public Perplexity {
        if (tokens < 1) {
            throw new UserException(
                    "tokens (%d) must be at least 1.".formatted(tokens), "the split holds texts of one token only.");
        }
        if (stride < 1 || stride > window) {
            throw new UserException(
                    "stride (%d) must be between 1 and the window (%d).".formatted(stride, window),
                    "stride=%d, half of the window.".formatted(Math.max(1, window / 2)));
        }
    }

    /** Without overlap: each window starts where the last one ended. */
    public static Perplexity of(double negativeLogLikelihood, long tokens, int window) {
        return new Perplexity(negativeLogLikelihood, tokens, window, window);
    }

    public Perplexity plus(double moreNegativeLogLikelihood, long moreTokens) {
        return new Perplexity(negativeLogLikelihood + moreNegativeLogLikelihood, tokens + moreTokens, window, stride);
    }

    public double value() {
        return Math.exp(negativeLogLikelihood / tokens);
    }

    /** Bits per byte, comparable across tokenizers; {@code bytes} of the scored text in UTF-8. */
    public double bitsPerByte(long bytes) {
        return negativeLogLikelihood / Math.log(2) / bytes;
    }

    public String text() {
        return "PPL|window:%d|stride:%d|tokens:%d = %s".formatted(window, stride, tokens, FixedDecimals.of(value(), 2));
    }
}
