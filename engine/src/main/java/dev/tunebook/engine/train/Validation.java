package dev.tunebook.engine.train;

/** The rows that a run decides by. */
interface Validation {
    /** Number of rows. */
    int size();

    /** How well the model does on them now, without dropout. */
    Figures figures() throws InterruptedException;

    /**
     * How well a model does.
     *
     * @param loss mean cross-entropy in nats, over rows or over counted tokens
     * @param accuracy share of rows, or of counted tokens, whose likeliest answer is right
     * @param macroF1 mean of the classes' F1; NaN where there are no classes
     */
    record Figures(double loss, double accuracy, double macroF1) {}
}
