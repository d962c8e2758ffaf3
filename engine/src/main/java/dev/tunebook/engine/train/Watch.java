package dev.tunebook.engine.train;

import java.util.Locale;
import java.util.Optional;

/**
 * What can be said of a run before its epoch is over, from the losses of its steps alone: that it learns nothing, or that
 * it drifts apart. Each is said once.
 */
final class Watch {
    /** Steps whose mean loss is looked at: a single step's is mostly chance. */
    static final int WINDOW = 100;

    /** Steps after the warm-up in which something must be learned. */
    static final int PATIENCE = 300;

    /** A loss this many times what guessing costs has run away. */
    private static final double DIVERGED = 2;

    private final double guessing;
    private final long firstToTell;
    private final double[] losses = new double[WINDOW];
    private long seen;
    private double first;
    private double lowest = Double.POSITIVE_INFINITY;
    private boolean saidNothing;
    private boolean saidApart;

    /**
     * Has seen nothing yet.
     *
     * @param guessing the loss of guessing
     * @param warmUpSteps over which the learning rate rises
     */
    Watch(double guessing, long warmUpSteps) {
        this.guessing = guessing;
        this.firstToTell = warmUpSteps + PATIENCE;
    }

    /** Takes in the loss of the next step; says what it was the first to show. */
    Optional<Verdict.Early> add(double loss) {
        first = seen == 0 ? loss : first;
        losses[(int) (seen++ % WINDOW)] = loss;
        if (seen < WINDOW) {
            return Optional.empty();
        }
        double mean = mean();
        boolean learned = lowest < Verdict.LIKE_GUESSING * guessing;
        lowest = Math.min(lowest, mean);
        if (!saidApart && isApart(mean)) {
            saidApart = true;
            return said(
                    "Diverging: the training loss of the last %d steps is %.3f, that of guessing %.3f.",
                    mean, "stop it, and begin again with a tenth of the learning rate.");
        }
        if (!saidNothing && !saidApart && !learned && seen >= firstToTell && mean >= Verdict.LIKE_GUESSING * guessing) {
            saidNothing = true;
            return said(
                    "Nothing is learned so far: the training loss of the last %d steps is %.3f, that of guessing %.3f.",
                    mean, "stop it, and look for another learning rate with %lr-find.");
        }
        return Optional.empty();
    }

    /** Whether a loss is one of a run that has drifted apart: far above guessing's, and above where the run began. */
    boolean isApart(double loss) {
        return loss > DIVERGED * Math.max(guessing, first);
    }

    private double mean() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum / WINDOW;
    }

    private Optional<Verdict.Early> said(String format, double mean, String maybe) {
        return Optional.of(new Verdict.Early(String.format(Locale.ROOT, format, WINDOW, mean, guessing), maybe));
    }

    /** Whether the end of the second epoch need not say it again. */
    boolean hasSpoken() {
        return saidNothing || saidApart;
    }
}
