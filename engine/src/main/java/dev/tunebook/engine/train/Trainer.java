package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Schedule;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent.Ending;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The training loop, to be read from {@link #fit} downwards. */
public final class Trainer implements AutoCloseable {
    /** On the learning rate at every plateau. */
    private static final double PLATEAU_FACTOR = 0.5;

    private final Dataset dataset;
    private final TrainSpec spec;
    private final Consumer<TrainEvent> listener;
    private final Keeper keeper;
    private final long began;
    private final History history;
    private final Objective objective;
    private final TextModel model;
    private final Examples train;
    private final Validation validation;
    private final Optional<Averages> averages;
    private Watch watch;
    private Weights best;
    private Position kept;
    private double started;

    private Trainer(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener, Keeper keeper) {
        this.dataset = dataset;
        this.spec = spec;
        this.listener = listener;
        this.keeper = keeper;
        this.began = System.nanoTime() - (long) (1e9 * secondsBefore(keeper));
        Torch torch = Torch.start(spec.device(), spec.threads());
        Progress progress = (file, bytes, totalBytes, bytesPerSecond) ->
                emit(new TrainEvent.Fetched(seconds(), file, bytes, totalBytes, bytesPerSecond));
        this.objective = Objective.of(dataset, spec, BaseModels.find(spec.model(), progress), torch);
        this.model = objective.model();
        this.train = objective.training();
        this.validation = objective.validation();
        this.history = new History(spec.monitor(), spec.minDelta());
        this.averages =
                spec.average() == 0 ? Optional.empty() : Optional.of(new Averages(model.network(), spec.average()));
    }

    /** Trains a model and keeps nothing but what is returned. */
    public static TextModel fit(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        return fit(dataset, spec, listener, Keeper.NONE);
    }

    /**
     * Trains a model on a dataset's training rows, deciding by its validation rows.
     *
     * <p>Ends early, with the best weights so far, when the thread is interrupted; its interrupt flag is then cleared.
     *
     * @param listener is told every event as it happens, on the calling thread; of a run that goes on, those after what
     *     was kept
     * @param keeper keeps where the run stands, and says from where to go on
     * @return the model with the weights of its best epoch; the caller closes it
     * @throws UserException when there is nothing to train on, or when it is interrupted before the first step
     */
    public static TextModel fit(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener, Keeper keeper) {
        if (dataset.indices(Part.TRAIN).length == 0) {
            throw new UserException(dataset.name() + " must have training rows.", "--split 80/10/10, the default.");
        }
        try (Trainer trainer = new Trainer(dataset, spec, listener, keeper)) {
            try {
                trainer.fit();
                return trainer.model;
            } catch (RuntimeException | Error failed) {
                trainer.model.close();
                throw failed;
            }
        }
    }

    private void fit() {
        TrainPlan plan = TrainPlan.of(dataset.name(), spec, train.ids(), validation.size());
        Ending ending = Ending.COMPLETED;
        watch = new Watch(objective.guessing().loss(), plan.warmUpSteps());
        Position at = keeper.kept().map(Keeper.Kept::position).orElseGet(() -> begin(plan));
        Foresight foresight =
                new Foresight(train.ids(), Order.of(spec).batches(train.ids(), 1), validation.ids(), spec.epochs());
        try (Optimizer optimizer = new Optimizer(model, train, spec)) {
            keeper.kept().ifPresentOrElse(kept -> restore(kept, optimizer), () -> estimate(optimizer.estimate()));
            epochs:
            while (at.epoch() <= spec.epochs() && !history.isStale(spec.earlyStop())) {
                List<int[]> batches = Order.of(spec).batches(train.ids(), at.epoch());
                while (at.batch() < batches.size()) {
                    if (Thread.interrupted()) {
                        ending = Ending.INTERRUPTED;
                        break epochs;
                    }
                    int[] chosen = batches.get(at.batch());
                    double rate = at.learningRate() * plan.factor(at.step()) * plateauFactor();
                    if (at.batch() + 1 < batches.size()) {
                        optimizer.begin(train, batches.get(at.batch() + 1), at.step() + 1);
                    }
                    double before = seconds();
                    Optimizer.Step taken = optimizer.step(train, chosen, at.epoch(), at.step(), rate);
                    emit(new TrainEvent.Stepped(
                            seconds(),
                            at.step() + 1,
                            at.epoch(),
                            taken.loss(),
                            rate,
                            taken.gradientNorm(),
                            chosen.length));
                    optimizer
                            .news()
                            .ifPresent(news -> emit(new TrainEvent.Warned(
                                    seconds(), news, "fewer --max-tokens, where that is too slow.")));
                    if (!taken.applied()) {
                        emit(Diagnosis.of(
                                seconds(), at.step() + 1, taken, at.learningRate(), dataset, objective, spec, chosen));
                        ending = Ending.DIVERGED;
                        break epochs;
                    }
                    at = at.stepped(taken.loss() * chosen.length, chosen.length, tokens(chosen));
                    if (averages.isPresent()) {
                        averages.get().add(at.step());
                    }
                    foresee(foresight, chosen, at.step(), seconds() - before);
                    watch.add(taken.loss()).ifPresent(this::warn);
                    if (at.batch() < batches.size() && keeper.isDue(at)) {
                        keep(at, optimizer);
                    }
                }
                try {
                    at = at.judged(judge(at.step(), at.epoch(), at.epochLoss() / train.size()));
                } catch (InterruptedException interrupted) {
                    ending = Ending.INTERRUPTED;
                    break;
                }
                keep(at, optimizer);
                if (at.epoch() <= spec.epochs()
                        && !history.isStale(spec.earlyStop())
                        && keeper.isEnough(at.epoch() - 1)) {
                    ending = Ending.INTERRUPTED;
                    break;
                }
            }
            if (ending == Ending.INTERRUPTED && !at.equals(kept)) {
                keep(at, optimizer);
            }
        }
        if (ending == Ending.COMPLETED && at.epoch() <= spec.epochs()) {
            ending = Ending.EARLY_STOPPED;
        }
        measure(at);
        finish(ending, at.step());
    }

    private void warn(Verdict.Early said) {
        emit(new TrainEvent.Warned(seconds(), said.problem(), said.maybe()));
    }

    private void foresee(Foresight foresight, int[] rows, long step, double took) {
        foresight
                .add(rows, step, took)
                .ifPresent(left -> emit(new TrainEvent.Foreseen(seconds(), step, seconds() + left)));
    }

    private void estimate(MemoryEstimate estimate) {
        double step = Order.of(spec).batches(train.ids(), 1).stream()
                .mapToDouble(batch -> estimate.step(
                        spec.microBatch() == 0 ? batch.length : Math.min(batch.length, spec.microBatch()),
                        longest(batch)))
                .max()
                .orElse(0);
        emit(new TrainEvent.Estimated(
                seconds(), (long) estimate.weights(), (long) estimate.moments(), (long) step, (long)
                        (estimate.whole(0, 0) - estimate.step(0, 0) + step)));
    }

    private int longest(int[] rows) {
        return Arrays.stream(rows).map(row -> train.ids().get(row).length).max().orElse(0);
    }

    private long tokens(int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> train.ids().get(row).length).sum();
    }

    private void measure(Position at) {
        double training = Math.max(1e-9, seconds() - started);
        emit(new TrainEvent.Measured(
                seconds(),
                at.examples(),
                at.tokens(),
                at.examples() / training,
                at.tokens() / training,
                Memory.peakBytes()));
    }

    private void finish(Ending ending, long step) {
        if (best != null) {
            model.network().overwrite(best);
        }
        emit(new TrainEvent.Finished(
                seconds(), ending, step, history.bestEpoch(), Verdict.of(ending, step, history, objective, watch)));
    }

    private double plateauFactor() {
        return spec.schedule() == Schedule.PLATEAU ? Math.pow(PLATEAU_FACTOR, history.plateaus(spec.plateau())) : 1;
    }

    private Position begin(TrainPlan plan) {
        double peak = learningRate();
        start(peak, plan);
        return Position.start(peak);
    }

    /** Puts everything back as it was kept. */
    private void restore(Keeper.Kept kept, Optimizer optimizer) {
        Network network = model.network();
        for (TrainEvent event : kept.events()) {
            if (event instanceof TrainEvent.Evaluated epoch) {
                history.add(epoch);
            } else if (event instanceof TrainEvent.Stepped step) {
                watch.add(step.loss());
            } else if (event instanceof TrainEvent.Started begun) {
                started = begun.seconds();
            }
        }
        if (kept.position().bestStep() > 0) {
            best = network.weights().copy();
            String judged = averages.isPresent() ? "average" : "weights";
            TensorGroup.trained(best).restore(network, kept.best().apply(judged));
        }
        averages.ifPresent(
                average -> average.group().restore(network, kept.tensors().apply("average")));
        TensorGroup.trained(network.weights()).restore(network, kept.tensors().apply("weights"));
        optimizer.memory().restore(network, kept.tensors().apply("optimizer"));
    }

    /** A run goes on when its checkpoint cannot be written: the next may be, and hours must not end with it. */
    private void keep(Position at, Optimizer optimizer) {
        Map<String, List<SafetensorsWriter.Named>> tensors = new LinkedHashMap<>();
        tensors.put("weights", TensorGroup.trained(model.network().weights()).named());
        tensors.put("optimizer", optimizer.memory().named());
        averages.ifPresent(average -> tensors.put("average", average.group().named()));
        kept = at;
        try {
            keeper.keep(at, tensors);
        } catch (UserException refused) {
            emit(new TrainEvent.Warned(
                    seconds(),
                    "The checkpoint of step " + at.step() + " is not kept: " + refused.problem(),
                    refused.maybe()));
        }
    }

    /** The given learning rate, or the one that a range test on a copy of the model suggests. */
    private double learningRate() {
        if (!spec.learningRate().isAuto()) {
            return spec.learningRate().value().getAsDouble();
        }
        LrFindSpec test = LrFindSpec.of(spec);
        try (TextModel copy = model.copy()) {
            int[] step = {0};
            return LrFinder.sweep(
                            dataset.name(),
                            copy,
                            train,
                            test,
                            spec.unfreezeEvery(0),
                            point -> emit(new TrainEvent.Probed(
                                    seconds(), ++step[0], test.steps(), point.learningRate(), point.loss())))
                    .suggested();
        }
    }

    private void start(double peak, TrainPlan plan) {
        started = seconds();
        emit(new TrainEvent.Started(
                seconds(),
                spec.model(),
                model.network().weights().size(),
                spec.epochs(),
                plan.stepsPerEpoch(),
                plan.rowsPerStep(),
                peak,
                spec.learningRate().isAuto()
                        ? "auto: " + LrFindSpec.of(spec).suggestion().name().toLowerCase()
                        : "given",
                train.size(),
                validation.size(),
                spec.task() == Task.CLASSIFICATION ? objective.choices() : 0,
                train.cut(),
                model.network().torch().device(),
                model.network().torch().threads(),
                spec.seed()));
        Cautions.of(
                        dataset.name(),
                        spec,
                        validation.size(),
                        peak,
                        model.network().torch().device())
                .forEach(this::warn);
    }

    /** Looks at the validation rows, and remembers the weights when they are the best so far. */
    private boolean judge(long step, int epoch, double trainLoss) throws InterruptedException {
        averages.ifPresent(Averages::swap);
        try {
            Validation.Figures figures =
                    validation.size() == 0 ? Validation.Figures.NONE : validation.figures(spec.monitor());
            TrainEvent.Evaluated seen = new TrainEvent.Evaluated(
                    seconds(),
                    step,
                    epoch,
                    trainLoss,
                    figures.loss(),
                    figures.accuracy(),
                    figures.macroF1(),
                    figures.error(),
                    spec.monitor().optionName(),
                    figures.monitored(),
                    false);
            boolean better = history.add(seen);
            if (better) {
                remember();
            }
            emit(seen.withBest(better));
            Verdict.early(history, objective, watch.hasSpoken()).ifPresent(this::warn);
            return better;
        } finally {
            averages.ifPresent(Averages::swap);
        }
    }

    private void remember() {
        if (best == null) {
            best = model.network().weights().copy();
        } else {
            model.network().overwrite(best, model.network().weights());
        }
    }

    private void emit(TrainEvent event) {
        listener.accept(event);
    }

    /** A run that goes on continues its clock where it stood. */
    private static double secondsBefore(Keeper keeper) {
        return keeper.kept()
                .map(Keeper.Kept::events)
                .filter(events -> !events.isEmpty())
                .map(events -> events.get(events.size() - 1).seconds())
                .orElse(0.0);
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        averages.ifPresent(Averages::close);
        if (best != null) {
            best.close();
        }
    }
}
