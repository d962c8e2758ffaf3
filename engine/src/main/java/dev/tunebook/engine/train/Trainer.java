package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Schedule;
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
    private final Keeper keeper;
    private final Reporter reporter;
    private final History history;
    private final Objective objective;
    private final TextModel model;
    private final Examples train;
    private final Validation validation;
    private final Optional<Averages> averages;
    private final BestWeights best;
    private Watch watch;
    private Position kept;

    private Trainer(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener, Keeper keeper) {
        this.dataset = dataset;
        this.spec = spec;
        this.keeper = keeper;
        this.reporter = new Reporter(
                listener, spec, keeper.kept().map(Keeper.Kept::events).orElse(List.of()));
        Torch torch = Torch.start(spec.device(), spec.threads());
        this.objective = Objective.of(dataset, spec, BaseModels.find(spec.model(), reporter::fetched), torch);
        this.model = objective.model();
        this.train = objective.training();
        this.validation = objective.validation();
        this.history = new History(spec.monitor(), spec.minDelta());
        this.best = new BestWeights(model.network());
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
            keeper.kept()
                    .ifPresentOrElse(
                            kept -> restore(kept, optimizer), () -> reporter.estimated(optimizer.estimate(), train));
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
                    double before = reporter.seconds();
                    Optimizer.Step taken = optimizer.step(train, chosen, at.epoch(), at.step(), rate);
                    reporter.stepped(at.step() + 1, at.epoch(), taken, rate, chosen.length);
                    optimizer
                            .news()
                            .ifPresent(news -> reporter.warned(news, "fewer --max-tokens, where that is too slow."));
                    if (!taken.applied()) {
                        reporter.tell(Diagnosis.of(
                                reporter.seconds(),
                                at.step() + 1,
                                taken,
                                at.learningRate(),
                                dataset,
                                objective,
                                spec,
                                chosen));
                        ending = Ending.DIVERGED;
                        break epochs;
                    }
                    at = at.stepped(taken.loss() * chosen.length, chosen.length, tokens(chosen));
                    if (averages.isPresent()) {
                        averages.get().add(at.step());
                    }
                    reporter.foreseen(foresight, chosen, at.step(), reporter.seconds() - before);
                    watch.add(taken.loss()).ifPresent(reporter::warned);
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
        reporter.measured(at);
        best.handOver();
        reporter.finished(
                ending, at.step(), history.bestEpoch(), Verdict.of(ending, at.step(), history, objective, watch));
    }

    private long tokens(int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> train.ids().get(row).length).sum();
    }

    private double plateauFactor() {
        return spec.schedule() == Schedule.PLATEAU ? Math.pow(PLATEAU_FACTOR, history.plateaus(spec.plateau())) : 1;
    }

    private Position begin(TrainPlan plan) {
        double peak = learningRate();
        reporter.started(dataset, peak, plan, objective);
        return Position.start(peak);
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
                            objective,
                            test,
                            spec.unfreezeEvery(0),
                            point -> reporter.probed(++step[0], test.steps(), point))
                    .suggested();
        }
    }

    /** Puts everything back as it was kept. */
    private void restore(Keeper.Kept kept, Optimizer optimizer) {
        Network network = model.network();
        for (TrainEvent event : kept.events()) {
            if (event instanceof TrainEvent.Evaluated epoch) {
                history.add(epoch);
            } else if (event instanceof TrainEvent.Stepped step) {
                watch.add(step.loss());
            }
        }
        if (kept.position().bestStep() > 0) {
            best.restore(kept.best().apply(averages.isPresent() ? "average" : "weights"));
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
            reporter.warned(
                    "The checkpoint of step " + at.step() + " is not kept: " + refused.problem(), refused.maybe());
        }
    }

    /** Looks at the validation rows, and remembers the weights when they are the best so far. */
    private boolean judge(long step, int epoch, double trainLoss) throws InterruptedException {
        averages.ifPresent(Averages::swap);
        try {
            Validation.Figures figures =
                    validation.size() == 0 ? Validation.Figures.NONE : validation.figures(spec.monitor());
            TrainEvent.Evaluated seen = new TrainEvent.Evaluated(
                    reporter.seconds(),
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
                best.remember();
            }
            reporter.tell(seen.withBest(better));
            Verdict.early(history, objective, spec, watch.hasSpoken()).ifPresent(reporter::warned);
            return better;
        } finally {
            averages.ifPresent(Averages::swap);
        }
    }

    @Override
    public void close() {
        averages.ifPresent(Averages::close);
        best.close();
    }
}
