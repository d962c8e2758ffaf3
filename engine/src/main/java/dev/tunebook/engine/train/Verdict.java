package dev.tunebook.engine.train;

import dev.tunebook.engine.train.TrainEvent.Ending;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Says in words what a run's curves show. */
final class Verdict {
    /** A loss within this share of guessing's is guessing. */
    private static final double LIKE_GUESSING = 0.98;

    /** Validation loss this much above its lowest is a rise, not noise. */
    private static final double RISE = 1.05;

    /** Validation loss that fell by this share in the last epoch is still falling. */
    private static final double STILL_FALLING = 0.02;

    /** Validation loss below this leaves nothing to gain. */
    private static final double SOLVED = 0.05;

    private Verdict() {}

    static String of(Ending ending, long step, History history, Objective objective) {
        List<TrainEvent.Evaluated> epochs = history.epochs();
        if (ending == Ending.DIVERGED) {
            return "Diverged: loss or gradient was no number at step " + step
                    + ", which was not applied. Maybe a tenth of the learning rate.";
        }
        String interrupted = ending == Ending.INTERRUPTED ? "Interrupted after step " + step + ". " : "";
        if (epochs.isEmpty()) {
            return interrupted + "No epoch was completed; the weights are those of the last step.";
        }
        if (Double.isNaN(epochs.get(0).validationLoss())) {
            return interrupted + "Without validation rows nothing can be said of overfitting.";
        }
        return interrupted + curves(ending, history, objective);
    }

    private static String curves(Ending ending, History history, Objective objective) {
        List<TrainEvent.Evaluated> epochs = history.epochs();
        TrainEvent.Evaluated last = epochs.get(epochs.size() - 1);
        TrainEvent.Evaluated lowest = epochs.stream()
                .min(Comparator.comparingDouble(TrainEvent.Evaluated::validationLoss))
                .orElseThrow();
        double guessing = Math.log(objective.choices());
        if (lowest.validationLoss() >= LIKE_GUESSING * guessing) {
            return last.trainLoss() >= LIKE_GUESSING * guessing
                    ? say(
                            "Learned nothing: a validation loss of %.3f is that of guessing among %d %s (%.3f). "
                                    + "Maybe another learning rate.",
                            lowest.validationLoss(), objective.choices(), objective.noun(), guessing)
                    : say(
                            "Learned only the training rows by heart: training loss fell to %.3f, but a validation "
                                    + "loss of %.3f is that of guessing among %d %s (%.3f). Maybe look at the labels.",
                            last.trainLoss(), lowest.validationLoss(), objective.choices(), objective.noun(), guessing);
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
        double before =
                epochs.size() < 2 ? guessing : epochs.get(epochs.size() - 2).validationLoss();
        if (ending == Ending.COMPLETED
                && last.validationLoss() > SOLVED
                && before - last.validationLoss() > STILL_FALLING * before) {
            return say(
                    "Still learning: validation loss fell from %.3f to %.3f in the last epoch. Maybe more epochs.",
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
