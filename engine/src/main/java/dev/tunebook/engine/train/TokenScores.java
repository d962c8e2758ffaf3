package dev.tunebook.engine.train;

/**
 * How well a language model says tokens.
 *
 * @param negativeLogLikelihood of all of them together, in nats
 * @param tokens counted
 * @param right of them the likeliest
 */
public record TokenScores(double negativeLogLikelihood, long tokens, long right) {
    static final TokenScores NONE = new TokenScores(0, 0, 0);

    TokenScores plus(TokenScores other) {
        return new TokenScores(
                negativeLogLikelihood + other.negativeLogLikelihood, tokens + other.tokens, right + other.right);
    }

    /** Nats a token. */
    public double mean() {
        return negativeLogLikelihood / tokens;
    }

    /** How many equally likely tokens the model is torn between. */
    public double perplexity() {
        return Math.exp(mean());
    }
}
