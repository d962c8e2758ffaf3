package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.hub.Progress;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TrainEvent.Ending;
import java.util.List;
import java.util.function.Consumer;

/** The training loop, to be read from {@link #fit} downwards. */
public final class Trainer implements AutoCloseable {
    private static final int EVALUATION_BATCH = 128;

    private final Dataset dataset;
    private final TrainSpec spec;
    private final Consumer<TrainEvent> listener;
    private final long began = System.nanoTime();
    private final History history = new History();
    private final Classifier model;
    private final EncodedRows train;
    private final EncodedRows validation;
    private Weights best;

    private Trainer(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        this.dataset = dataset;
        this.spec = spec;
        this.listener = listener;
        Torch torch = Torch.start(spec.device(), spec.threads());
        List<String> texts = dataset.texts(dataset.indices(Part.TRAIN));
        Progress progress = (file, bytes, totalBytes, bytesPerSecond) ->
                emit(new TrainEvent.Fetched(seconds(), file, bytes, totalBytes, bytesPerSecond));
        this.model = BaseModels.find(spec.model(), progress).classifier(torch, dataset.labels(), texts, spec);
        this.train = EncodedRows.of(dataset, Part.TRAIN, model, spec.maxTokens());
        this.validation = EncodedRows.of(dataset, Part.VALIDATION, model, spec.maxTokens());
    }

    /**
     * Trains a classifier on a dataset's training rows, deciding by its validation rows.
     *
     * <p>Ends early, with the best weights so far, when the thread is interrupted; its interrupt flag is then cleared.
     *
     * @param listener is told every event as it happens, on the calling thread
     * @return the classifier with the weights of its best epoch; the caller closes it
     * @throws UserException when there is nothing to train on, or when it is interrupted before the first step
     */
    public static Classifier fit(Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        if (dataset.indices(Part.TRAIN).length == 0) {
            throw new UserException(dataset.name() + " must have training rows.", "--split 80/10/10, the default.");
        }
        try (Trainer trainer = new Trainer(dataset, spec, listener)) {
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
        double peak = learningRate();
        int stepsPerEpoch = (train.size() + spec.batchSize() - 1) / spec.batchSize();
        long totalSteps = (long) stepsPerEpoch * spec.epochs();
        long warmUpSteps = Math.round(totalSteps * spec.warmUp());
        start(peak, stepsPerEpoch);
        Ending ending = Ending.COMPLETED;
        long step = 0;
        try (Optimizer optimizer = new Optimizer(model, spec)) {
            epochs:
            for (int epoch = 1; epoch <= spec.epochs(); epoch++) {
                double losses = 0;
                for (int[] chosen : Order.of(train.ids(), spec.batchSize(), spec.seed(), epoch)) {
                    if (Thread.interrupted()) {
                        ending = Ending.INTERRUPTED;
                        break epochs;
                    }
                    double rate = peak * spec.schedule().factor(step, warmUpSteps, totalSteps);
                    Optimizer.Step taken = optimizer.step(train, chosen, step, rate);
                    step++;
                    emit(new TrainEvent.Stepped(
                            seconds(), step, epoch, taken.loss(), rate, taken.gradientNorm(), chosen.length));
                    if (!taken.applied()) {
                        ending = Ending.DIVERGED;
                        break epochs;
                    }
                    losses += taken.loss() * chosen.length;
                }
                try {
                    judge(step, epoch, losses / train.size());
                } catch (InterruptedException interrupted) {
                    ending = Ending.INTERRUPTED;
                    break;
                }
                if (spec.earlyStop() > 0 && epoch - history.bestEpoch() >= spec.earlyStop()) {
                    ending = epoch < spec.epochs() ? Ending.EARLY_STOPPED : Ending.COMPLETED;
                    break;
                }
            }
        }
        if (best != null) {
            model.network().overwrite(best);
        }
        emit(new TrainEvent.Finished(
                seconds(),
                ending,
                step,
                history.bestEpoch(),
                Verdict.of(ending, step, history, dataset.labels().size())));
    }

    /** The given learning rate, or the one that a range test on a copy of the model suggests. */
    private double learningRate() {
        if (!spec.learningRate().isAuto()) {
            return spec.learningRate().value().getAsDouble();
        }
        LrFindSpec test = LrFindSpec.of(spec);
        try (Classifier copy = model.copy()) {
            int[] step = {0};
            return LrFinder.sweep(
                            dataset.name(),
                            copy,
                            train,
                            test,
                            point -> emit(new TrainEvent.Probed(
                                    seconds(), ++step[0], test.steps(), point.learningRate(), point.loss())))
                    .suggested();
        }
    }

    private void start(double peak, int stepsPerEpoch) {
        emit(new TrainEvent.Started(
                seconds(),
                spec.model(),
                model.network().weights().size(),
                spec.epochs(),
                stepsPerEpoch,
                spec.batchSize(),
                peak,
                spec.learningRate().isAuto()
                        ? "auto: " + LrFindSpec.of(spec).suggestion().name().toLowerCase()
                        : "given",
                train.size(),
                validation.size(),
                dataset.labels().size(),
                train.cut(),
                model.network().torch().device(),
                model.network().torch().threads(),
                spec.seed()));
        if (validation.size() == 0) {
            emit(new TrainEvent.Warned(
                    seconds(),
                    dataset.name()
                            + " has no validation rows: nothing can say when to stop, and the last epoch is kept.",
                    "--split 80/10/10."));
        }
    }

    /** Looks at the validation rows, and keeps the weights when they are the best so far. */
    private void judge(long step, int epoch, double trainLoss) throws InterruptedException {
        double loss = Double.NaN;
        double accuracy = Double.NaN;
        double macroF1 = Double.NaN;
        if (validation.size() > 0) {
            Scores scores = Scores.of(model, validation, EVALUATION_BATCH);
            Metrics metrics = Metrics.of(
                    new Predictions(model.labels(), validation.targets(), new float[0][], scores.predicted()));
            loss = scores.loss();
            accuracy = metrics.accuracy();
            macroF1 = metrics.macro().f1();
        }
        boolean better = history.add(
                new TrainEvent.Evaluated(seconds(), step, epoch, trainLoss, loss, accuracy, macroF1, false),
                spec.monitor());
        if (better) {
            if (best == null) {
                best = model.network().weights().copy();
            } else {
                model.network().overwrite(best, model.network().weights());
            }
        }
        emit(new TrainEvent.Evaluated(seconds(), step, epoch, trainLoss, loss, accuracy, macroF1, better));
    }

    private void emit(TrainEvent event) {
        listener.accept(event);
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        if (best != null) {
            best.close();
        }
    }
}
