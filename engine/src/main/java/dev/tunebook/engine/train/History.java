package dev.tunebook.engine.train;

import dev.tunebook.engine.spec.Monitor;
import java.util.ArrayList;
import java.util.List;

/** The epochs of a run so far, and which is best: by the monitored figure, then by the lower validation loss. */
final class History {
    private final List<TrainEvent.Evaluated> epochs = new ArrayList<>();
    private final Monitor monitor;
    private final double minDelta;
    private TrainEvent.Evaluated best;
    private TrainEvent.Evaluated improved;

    /**
     * Begins without epochs.
     *
     * @param minDelta by how much the figure must be better to count against patience; the best epoch is the best by
     *     however little
     */
    History(Monitor monitor, double minDelta) {
        this.monitor = monitor;
        this.minDelta = minDelta;
    }

    /** Notes an epoch; true when it is the best so far. Without validation rows every epoch is. */
    boolean add(TrainEvent.Evaluated epoch) {
        epochs.add(epoch);
        boolean unjudged = Double.isNaN(epoch.validationLoss());
        boolean better = best == null || unjudged || isBetter(epoch);
        if (better) {
            best = epoch;
        }
        double gain = improved == null || unjudged
                ? Double.POSITIVE_INFINITY
                : epoch.score(monitor) - improved.score(monitor);
        if (gain > minDelta || (minDelta == 0 && better)) {
            improved = epoch;
        }
        return better;
    }

    private boolean isBetter(TrainEvent.Evaluated epoch) {
        int compared = Double.compare(epoch.score(monitor), best.score(monitor));
        return compared > 0 || (compared == 0 && epoch.validationLoss() < best.validationLoss());
    }

    /** Whether so many epochs in a row were no better than the best; never for 0. */
    boolean isStale(int patience) {
        return patience > 0
                && !epochs.isEmpty()
                && epochs.get(epochs.size() - 1).epoch() - improved.epoch() >= patience;
    }

    /** How often so many epochs in a row had no lower validation loss than the lowest before; counting begins anew each time. */
    int plateaus(int patience) {
        double lowest = Double.POSITIVE_INFINITY;
        int without = 0;
        int plateaus = 0;
        for (TrainEvent.Evaluated epoch : epochs) {
            without = epoch.validationLoss() < lowest ? 0 : without + 1;
            lowest = Math.min(lowest, epoch.validationLoss());
            if (without >= patience) {
                plateaus++;
                without = 0;
            }
        }
        return plateaus;
    }

    List<TrainEvent.Evaluated> epochs() {
        return epochs;
    }

    /** From 1; 0 before the first. */
    int bestEpoch() {
        return best == null ? 0 : best.epoch();
    }
}
