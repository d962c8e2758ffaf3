package dev.tunebook.engine.spec;

/** How the learning rate changes over a run; each starts with the warm-up and peaks at the given learning rate. */
public enum Schedule {
    /** Stays at the peak. */
    CONSTANT,
    /** Falls in a straight line to zero. */
    LINEAR,
    /** Falls along half a cosine to zero. */
    COSINE,
    /** Rises along half a cosine from 1/25 of the peak, and falls along another to 1/100,000 of it. */
    ONE_CYCLE,
    /** Falls as one by the square root of the step. */
    INVERSE_SQUARE_ROOT,
    /** Stays at the peak, and is halved when the validation loss stops falling. */
    PLATEAU;

    private static final double ONE_CYCLE_START = 1 / 25.0;
    private static final double ONE_CYCLE_END = 1 / 100_000.0;

    /**
     * The factor on the peak learning rate at a step, in [0, 1].
     *
     * <p>One cycle as in Smith and Topin 2018 (arXiv:1708.07120) with fast.ai's cosines; inverse square root as in
     * Vaswani et al. 2017 (arXiv:1706.03762): √(w/(step + 1)) after w warm-up steps, at least 1.
     *
     * @param step from 0 to total − 1
     * @param warmUpSteps the factor rises as (step + 1) / warmUpSteps over these
     * @param totalSteps of the run; the decay would reach zero at this step
     */
    public double factor(long step, long warmUpSteps, long totalSteps) {
        if (step < warmUpSteps) {
            return this == ONE_CYCLE
                    ? between(ONE_CYCLE_START, 1, step / (double) warmUpSteps)
                    : (step + 1) / (double) warmUpSteps;
        }
        double progress = Math.min(1, (step - warmUpSteps) / (double) Math.max(1, totalSteps - warmUpSteps));
        return switch (this) {
            case CONSTANT, PLATEAU -> 1;
            case LINEAR -> 1 - progress;
            case COSINE -> between(1, 0, progress);
            case ONE_CYCLE -> between(1, ONE_CYCLE_END, progress);
            case INVERSE_SQUARE_ROOT -> Math.sqrt(Math.max(1, warmUpSteps) / (step + 1.0));
        };
    }

    /** From one value to another along half a cosine. */
    private static double between(double from, double to, double share) {
        return from + (to - from) * (1 - Math.cos(Math.PI * share)) / 2;
    }
}
