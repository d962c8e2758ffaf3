package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Monitor;
import java.util.ArrayList;
import java.util.List;

/** The epochs of a run so far, and which is best: by the monitored figure, then by the lower validation loss. */
final class History {
    private final List<TrainEvent.Evaluated> epochs = new ArrayList<>();
    private TrainEvent.Evaluated best;

    /** Notes an epoch; true when it is the best so far. Without validation rows every epoch is. */
    boolean add(TrainEvent.Evaluated epoch, Monitor monitor) {
        epochs.add(epoch);
        boolean better = best == null || Double.isNaN(epoch.validationLoss()) || isBetter(epoch, monitor);
        if (better) {
            best = epoch;
        }
        return better;
    }

    private boolean isBetter(TrainEvent.Evaluated epoch, Monitor monitor) {
        int compared = Double.compare(figure(epoch, monitor), figure(best, monitor));
        return compared > 0 || (compared == 0 && epoch.validationLoss() < best.validationLoss());
    }

    private static double figure(TrainEvent.Evaluated epoch, Monitor monitor) {
        return switch (monitor) {
            case LOSS -> -epoch.validationLoss();
            case ACCURACY -> epoch.accuracy();
            case MACRO_F1 -> epoch.macroF1();
        };
    }

    /** Whether so many epochs in a row were no better than the best; never for 0. */
    boolean isStale(int patience) {
        return patience > 0
                && !epochs.isEmpty()
                && epochs.get(epochs.size() - 1).epoch() - bestEpoch() >= patience;
    }

    List<TrainEvent.Evaluated> epochs() {
        return epochs;
    }

    /** From 1; 0 before the first. */
    int bestEpoch() {
        return best == null ? 0 : best.epoch();
    }
}
