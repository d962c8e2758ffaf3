package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Monitor;
import java.util.List;
import java.util.Set;

/** The rows that a run decides by. */
interface Validation {
    /** The rows themselves. */
    Examples rows();

    /** The rows' ids, unpadded. */
    default List<int[]> ids() {
        return rows().ids();
    }

    /** Number of rows. */
    default int size() {
        return ids().size();
    }

    /** The figures that can be told of such rows. */
    Set<Monitor> told();

    /**
     * How well the model does on them now, without dropout.
     *
     * @param monitor the figure that decides
     */
    Figures figures(Monitor monitor) throws InterruptedException;

    /**
     * How well a model does.
     *
     * @param loss what is minimised: mean cross-entropy in nats, over rows, labels or counted tokens; of numbers the mean
     *     squared error in the unit that they are trained in
     * @param accuracy share of rows, or of counted tokens, whose likeliest answer is right, or all of whose labels are;
     *     NaN for numbers
     * @param macroF1 mean of the classes' or labels' F1; NaN where there are none
     * @param error root mean squared error in the numbers' own unit; NaN where there are none
     * @param monitored the figure that decides; NaN where it cannot be told
     */
    record Figures(double loss, double accuracy, double macroF1, double error, double monitored) {
        /** Nothing was looked at. */
        static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
}
