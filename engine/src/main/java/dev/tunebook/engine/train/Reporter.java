package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells a run's listener what happens, by the run's own clock; decides nothing. */
final class Reporter {
    private final Consumer<TrainEvent> listener;
    private final TrainSpec spec;
    private final long began;
    private double started;

    /**
     * For a run that begins, or goes on.
     *
     * @param before what a run that goes on has already told: its clock continues where it stood
     */
    Reporter(Consumer<TrainEvent> listener, TrainSpec spec, List<TrainEvent> before) {
        this.listener = listener;
        this.spec = spec;
        double seconds = before.isEmpty() ? 0 : before.get(before.size() - 1).seconds();
        this.began = System.nanoTime() - (long) (1e9 * seconds);
        for (TrainEvent event : before) {
            if (event instanceof TrainEvent.Started begun) {
                started = begun.seconds();
            }
        }
    }

    /** Since the run began. */
    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    void tell(TrainEvent event) {
        listener.accept(event);
    }

    void fetched(String file, long bytes, long totalBytes, double bytesPerSecond) {
        tell(new TrainEvent.Fetched(seconds(), file, bytes, totalBytes, bytesPerSecond));
    }

    void probed(int step, int steps, LrSweep.Point point) {
        tell(new TrainEvent.Probed(seconds(), step, steps, point.learningRate(), point.loss()));
    }

    void warned(String problem, String maybe) {
        tell(new TrainEvent.Warned(seconds(), problem, maybe));
    }

    void warned(Verdict.Early said) {
        warned(said.problem(), said.maybe());
    }

    void started(Dataset dataset, double peak, TrainPlan plan, Objective objective) {
        started = seconds();
        TextModel model = objective.model();
        Examples train = objective.training();
        int validationRows = objective.validation().size();
        tell(new TrainEvent.Started(
                started,
                spec.model(),
                model.network().weights().size(),
                spec.epochs(),
                plan.stepsPerEpoch(),
                plan.rowsPerStep(),
                peak,
                learningRateFrom(),
                train.size(),
                validationRows,
                spec.task() == Task.CLASSIFICATION ? objective.choices() : 0,
                train.cut(),
                model.network().torch().device(),
                model.network().torch().threads(),
                spec.seed()));
        Effort effort = Effort.of(model.network(), train, spec.epochs());
        Cautions.of(dataset, spec, validationRows, peak, effort).forEach(this::warned);
    }

    private String learningRateFrom() {
        return spec.learningRate().isAuto()
                ? "auto: " + LrFindSpec.of(spec).suggestion().name().toLowerCase(Locale.ROOT)
                : "given";
    }

    /** Of the step with the most rows and tokens. */
    void estimated(MemoryEstimate estimate, Examples train) {
        double step = Order.of(spec).batches(train.ids(), 1).stream()
                .mapToDouble(batch -> estimate.step(
                        spec.microBatch() == 0 ? batch.length : Math.min(batch.length, spec.microBatch()),
                        longest(train, batch)))
                .max()
                .orElse(0);
        tell(new TrainEvent.Estimated(
                seconds(), (long) estimate.weights(), (long) estimate.moments(), (long) step, (long)
                        (estimate.whole(0, 0) - estimate.step(0, 0) + step)));
    }

    private static int longest(Examples train, int[] rows) {
        return Arrays.stream(rows).map(row -> train.ids().get(row).length).max().orElse(0);
    }

    /**
     * Of a step, applied or not.
     *
     * @param step from 1
     */
    void stepped(long step, int epoch, Optimizer.Step taken, double learningRate, int rows) {
        tell(new TrainEvent.Stepped(seconds(), step, epoch, taken.loss(), learningRate, taken.gradientNorm(), rows));
    }

    /** How long the run takes, as soon as a forecast is sure of it. */
    void foreseen(Foresight foresight, int[] rows, long step, double took) {
        foresight
                .add(rows, step, took)
                .ifPresent(left -> tell(new TrainEvent.Foreseen(seconds(), step, seconds() + left)));
    }

    void measured(Position at) {
        double training = Math.max(1e-9, seconds() - started);
        tell(new TrainEvent.Measured(
                seconds(),
                at.examples(),
                at.tokens(),
                at.examples() / training,
                at.tokens() / training,
                Memory.peakBytes()));
    }

    void finished(Ending ending, long step, int bestEpoch, String verdict) {
        tell(new TrainEvent.Finished(seconds(), ending, step, bestEpoch, verdict));
    }
}
