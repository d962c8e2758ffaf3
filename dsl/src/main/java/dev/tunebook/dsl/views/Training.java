package dev.tunebook.dsl.views;

import dev.tunebook.engine.train.TrainEvent.Estimated;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Finished;
import dev.tunebook.engine.train.TrainEvent.Foreseen;
import dev.tunebook.engine.train.TrainEvent.Measured;
import dev.tunebook.engine.train.TrainEvent.Probed;
import dev.tunebook.engine.train.TrainEvent.Refused;
import dev.tunebook.engine.train.TrainEvent.Started;
import dev.tunebook.engine.train.TrainEvent.Warned;
import java.util.List;
import java.util.Optional;

/**
 * What a view shows of a run, folded from its events so far; never more than a few hundred numbers.
 *
 * @param name what the run is called
 * @param dataset the dataset's name
 * @param probes the search for a learning rate before the run, if there was one
 * @param started empty until the run begins
 * @param estimated the memory that it was expected to take; empty for runs of an older Tunebook
 * @param foreseen when it was expected to end; empty until some steps are taken
 * @param epochs training loss: the x of its points, in epochs
 * @param losses training loss: mean of the steps around each point
 * @param learningRates of the steps around each point, on average
 * @param gradientNorms before clipping, of the steps around each point, on average
 * @param evaluated one per finished epoch
 * @param warned what the user should know
 * @param refused the step that gave no numbers, if any
 * @param measured what the run took, when it has ended
 * @param step the last applied
 * @param rows trained on so far, each as often as it was
 * @param seconds from the run's begin to the last event
 * @param finished empty until the run ends
 */
public record Training(
        String name,
        String dataset,
        List<Probed> probes,
        Optional<Started> started,
        Optional<Estimated> estimated,
        Optional<Foreseen> foreseen,
        double[] epochs,
        double[] losses,
        double[] learningRates,
        double[] gradientNorms,
        List<Evaluated> evaluated,
        List<Warned> warned,
        Optional<Refused> refused,
        Optional<Measured> measured,
        long step,
        long rows,
        double seconds,
        Optional<Finished> finished) {

    /** Steps of the run when nothing stops it early; 0 until it begins. */
    long allSteps() {
        return started.map(run -> (long) run.epochs() * run.stepsPerEpoch()).orElse(0L);
    }

    /** Whether it learns to say tokens, rather than to tell classes apart. */
    boolean isOfTokens() {
        return started.filter(run -> run.classes() == 0).isPresent();
    }

    /** Whether it learns to say a number. */
    boolean isOfNumbers() {
        return started.filter(run -> run.classes() == 1).isPresent();
    }

    /** How much is done, in [0, 1]. */
    double share() {
        if (started.isEmpty()) {
            Probed last = probes.isEmpty() ? null : probes.get(probes.size() - 1);
            return last == null ? 0 : last.step() / (double) Math.max(1, last.steps());
        }
        return step / (double) Math.max(1, allSteps());
    }

    /** Rows trained on per second, evaluations included in the time. */
    double rowsPerSecond() {
        double training = seconds - started.map(Started::seconds).orElse(0.0);
        return training > 0 ? rows / training : Double.NaN;
    }

    /** Seconds that are still to come: as was foreseen at first, after an epoch at the rate so far. */
    double secondsLeft() {
        if (foreseen.isPresent() && evaluated.isEmpty()) {
            return Math.max(0, foreseen.get().endSeconds() - seconds);
        }
        double training = seconds - started.map(Started::seconds).orElse(0.0);
        return step == 0 ? Double.NaN : training / step * (allSteps() - step);
    }

    /** The epoch in which the run is or ended, from 1. */
    int epoch() {
        return started.map(run ->
                        (int) Math.min(run.epochs(), Math.max(0, step - 1) / Math.max(1, run.stepsPerEpoch()) + 1))
                .orElse(0);
    }

    /** The best epoch so far. */
    Optional<Evaluated> best() {
        Optional<Integer> kept = finished.map(Finished::bestEpoch).filter(epoch -> epoch > 0);
        return evaluated.stream()
                .filter(epoch -> kept.isPresent() ? epoch.epoch() == kept.get() : epoch.best())
                .reduce((earlier, later) -> later);
    }
}
