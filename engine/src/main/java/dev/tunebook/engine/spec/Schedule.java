package dev.tunebook.engine.spec;

/** How the learning rate changes over a run; each starts with the warm-up and peaks at the given learning rate. */
public enum Schedule {
    /** Stays at the peak. */
    CONSTANT,
    /** Falls in a straight line to zero. */
    LINEAR,
    /** Falls along half a cosine to zero. */
    COSINE;

    /**
     * The factor on the peak learning rate at a step, in [0, 1].
     *
     * @param step from 0 to total − 1
     * @param warmUpSteps the factor rises as (step + 1) / warmUpSteps over these
     * @param totalSteps of the run; the decay would reach zero at this step
     */
    public double factor(long step, long warmUpSteps, long totalSteps) {
        if (step < warmUpSteps) {
            return (step + 1) / (double) warmUpSteps;
        }
        double progress = (step - warmUpSteps) / (double) Math.max(1, totalSteps - warmUpSteps);
        return switch (this) {
            case CONSTANT -> 1;
            case LINEAR -> Math.max(0, 1 - progress);
            case COSINE -> 0.5 * (1 + Math.cos(Math.PI * Math.min(1, progress)));
        };
    }
}
