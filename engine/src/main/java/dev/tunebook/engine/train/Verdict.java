package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent.Ending;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says in words what a run's curves show. */
final class Verdict {
    /** A loss within this share of guessing's is guessing. */
    static final double LIKE_GUESSING = 0.98;

    /** Validation loss this much above its lowest is a rise, not noise. */
    private static final double RISE = 1.05;

    /** Validation loss that fell by this share in the last epoch is still falling. */
    private static final double STILL_FALLING = 0.02;

    /** Validation loss below this leaves nothing to gain. */
    private static final double SOLVED = 0.05;

    /** Validation accuracy after one epoch that is too good to be learned. */
    private static final double TOO_GOOD = 0.995;

    /** Fewer validation rows may be all right by chance. */
    private static final int ENOUGH_ROWS = 100;

    /** Epochs after which early stopping can hardly end a run sooner. */
    private static final int SOON = 2;

    private static final double MOST_DROPPED = 0.5;

    /** Something that can be said before the run ends. */
    record Early(String problem, String maybe) {}

    private Verdict() {}

    /**
     * What the last epoch was the first to show, if anything.
     *
     * @param spec of the run, so that nothing is advised that it does already
     * @param told whether it has been said already that nothing is learned
     */
    static Optional<Early> early(History history, Objective objective, TrainSpec spec, boolean told) {
        List<TrainEvent.Evaluated> epochs = history.epochs();
        int count = epochs.size();
        TrainEvent.Evaluated last = epochs.get(count - 1);
        Guessing guessing = objective.guessing();
        if (count == 1 && isTooGood(last, objective)) {
            return Optional.of(new Early(
                    leak(last),
                    "%report, which looks for texts that give their label away and for rows in two parts."));
        }
        if (count == 2
                && !told
                && epochs.stream().allMatch(epoch -> epoch.trainLoss() >= LIKE_GUESSING * guessing.loss())) {
            return Optional.of(new Early(
                    say(
                            "Nothing was learned in two epochs: a training loss of %.3f is that of %s (%.3f).",
                            last.trainLoss(), guessing.brief(), guessing.loss()),
                    "stop it, and look for another learning rate with %lr-find."));
        }
        return overfitting(epochs, spec);
    }

    private static String leak(TrainEvent.Evaluated epoch) {
        return say(
                "Label leak suspected: after one epoch %.1f%% of the validation rows are right.",
                100 * epoch.accuracy());
    }

    private static boolean isTooGood(TrainEvent.Evaluated epoch, Objective objective) {
        return epoch.accuracy() >= TOO_GOOD
                && objective.model() instanceof Classifier
                && objective.validation().size() >= ENOUGH_ROWS;
    }

    /** Said once: in the epoch in which the loss has risen twice in a row for the first time. */
    private static Optional<Early> overfitting(List<TrainEvent.Evaluated> epochs, TrainSpec spec) {
        int last = epochs.size() - 1;
        long times =
                IntStream.rangeClosed(2, last).filter(i -> rises(epochs, i)).count();
        return times == 1 && rises(epochs, last)
                ? Optional.of(new Early(
                        say(
                                "Overfitting since epoch %d: validation loss rose from %.3f to %.3f while training"
                                        + " loss fell.",
                                epochs.get(last - 2).epoch(),
                                epochs.get(last - 2).validationLoss(),
                                epochs.get(last).validationLoss()),
                        againstOverfitting(spec)))
                : Optional.empty();
    }

    /** What the run does not do already. */
    static String againstOverfitting(TrainSpec spec) {
        boolean stopsSoon = spec.earlyStop() > 0 && spec.earlyStop() <= SOON;
        String less = spec.dropout() < MOST_DROPPED
                ? say("--dropout %.1f", Math.min(MOST_DROPPED, spec.dropout() + 0.1))
                : "more rows, such as %augment makes";
        return (stopsSoon ? less : "--early-stop " + SOON + ", or " + less) + "; the best epoch is kept in any case.";
    }

    private static boolean rises(List<TrainEvent.Evaluated> epochs, int at) {
        double before = epochs.get(at - 2).validationLoss();
        return epochs.get(at).validationLoss() > RISE * before
                && epochs.get(at - 1).validationLoss() > before
                && epochs.get(at).trainLoss() < epochs.get(at - 2).trainLoss();
    }

    /**
     * What is to be said at the end.
     *
     * @param watch that has seen every step
     */
    static String of(Ending ending, long step, History history, Objective objective, Watch watch) {
        List<TrainEvent.Evaluated> epochs = history.epochs();
        if (ending == Ending.DIVERGED) {
            return "Diverged: loss or gradient was no number at step " + (step + 1)
                    + ", which was not applied. Maybe a tenth of the learning rate.";
        }
        String interrupted = ending == Ending.INTERRUPTED ? "Interrupted after step " + step + ". " : "";
        if (epochs.isEmpty()) {
            return interrupted + "No epoch was completed; the weights are those of the last step.";
        }
        if (Double.isNaN(epochs.get(0).validationLoss())) {
            return interrupted + "Without validation rows nothing can be said of overfitting.";
        }
        return interrupted
                + curves(ending, history, objective, watch)
                + (isTooGood(epochs.get(0), objective) ? " " + leak(epochs.get(0)) : "");
    }

    private static String curves(Ending ending, History history, Objective objective, Watch watch) {
        List<TrainEvent.Evaluated> epochs = history.epochs();
        TrainEvent.Evaluated last = epochs.get(epochs.size() - 1);
        TrainEvent.Evaluated lowest = epochs.stream()
                .min(Comparator.comparingDouble(TrainEvent.Evaluated::validationLoss))
                .orElseThrow();
        Guessing guessing = objective.guessing();
        if (watch.isApart(last.trainLoss())) {
            return say(
                    "Diverged: training loss rose to %.3f, where that of %s is %.3f; the weights of epoch %d are kept. "
                            + "Maybe a tenth of the learning rate.",
                    last.trainLoss(), guessing.words(), guessing.loss(), history.bestEpoch());
        }
        if (lowest.validationLoss() >= LIKE_GUESSING * guessing.validation()) {
            return last.trainLoss() >= LIKE_GUESSING * guessing.loss()
                    ? say(
                            "Learned nothing: a validation loss of %.3f is that of %s (%.3f). "
                                    + "Maybe another learning rate.",
                            lowest.validationLoss(), guessing.words(), guessing.validation())
                    : say(
                            "Learned only the training rows by heart: training loss fell to %.3f, but a validation "
                                    + "loss of %.3f is that of %s (%.3f). Maybe look at the labels.",
                            last.trainLoss(), lowest.validationLoss(), guessing.words(), guessing.validation());
        }
        if (last.validationLoss() > RISE * lowest.validationLoss() && last.trainLoss() < lowest.trainLoss()) {
            return say(
                    "Overfitting since epoch %d: validation loss rose from %.3f to %.3f while training loss fell to "
                            + "%.3f. The weights of epoch %d are kept.",
                    lowest.epoch(),
                    lowest.validationLoss(),
                    last.validationLoss(),
                    last.trainLoss(),
                    history.bestEpoch());
        }
        if (epochs.size() < 2) {
            return say(
                    "One epoch brought a validation loss of %.3f, where that of %s is %.3f.%s",
                    last.validationLoss(),
                    guessing.words(),
                    guessing.validation(),
                    last.validationLoss() > SOLVED
                            ? " Maybe more epochs: only then can be seen whether it still falls."
                            : "");
        }
        double before = epochs.get(epochs.size() - 2).validationLoss();
        if (ending == Ending.COMPLETED
                && last.validationLoss() > SOLVED
                && before - last.validationLoss() > STILL_FALLING * before) {
            return say(
                    "Underfitting: validation loss still fell from %.3f to %.3f in the last epoch. Maybe more epochs.",
                    before, last.validationLoss());
        }
        return say(
                "Fitting: validation loss settled at %.3f; the weights of epoch %d are kept.",
                last.validationLoss(), history.bestEpoch());
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
