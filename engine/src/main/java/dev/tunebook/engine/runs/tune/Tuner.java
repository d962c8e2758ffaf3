package dev.tunebook.engine.runs.tune;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Range;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.StoppedException;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.LrFinder;
import dev.tunebook.engine.train.TrainEvent.Ending;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import dev.tunebook.engine.train.TrainEvent.Finished;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Searches for options, to be read from {@link #search} downwards. */
public final class Tuner {
    private final RunStore store;
    private final String name;
    private final Dataset dataset;
    private final TuneSpec spec;
    private final Consumer<Tuned> listener;
    private final long began = System.nanoTime();
    private final TreeMap<Integer, Trial> trials = new TreeMap<>();
    private int epochs;
    private boolean interrupted;

    private Tuner(RunStore store, String name, Dataset dataset, TuneSpec spec, Consumer<Tuned> listener) {
        this.store = store;
        this.name = name;
        this.dataset = dataset;
        this.spec = spec;
        this.listener = listener;
    }

    /**
     * Searches for options by training many runs, which stay in the store under the search's name and a number.
     *
     * <p>Ends early, with what it has found, when the thread is interrupted.
     *
     * @param listener is told how far it is after every trial that was trained or went on
     * @throws UserException when there is nothing to decide by, or it is interrupted before the first trial ends
     */
    public static Tuned tune(RunStore store, String name, Dataset dataset, TuneSpec spec, Consumer<Tuned> listener) {
        return new Tuner(store, name, dataset, suiting(dataset, spec), listener).search();
    }

    /** The standard search does not try what such rows cannot be trained with: a number has no smoothed labels. */
    private static TuneSpec suiting(Dataset dataset, TuneSpec spec) {
        boolean numbers = spec.task() == Task.CLASSIFICATION && dataset.kind() == Kind.REGRESSION;
        boolean asked = !spec.labelSmoothing().equals(TuneSpec.defaults().labelSmoothing());
        return numbers && !asked ? spec.labelSmoothing("0") : spec;
    }

    private Tuned search() {
        Range learningRates = learningRates();
        int mostEpochs = (int) Math.round(spec.epochs().highest());
        Rungs rungs = new Rungs(spec.search(), spec.trials(), spec.eta(), mostEpochs);
        Optional<Rungs.Job> job = rungs.next();
        while (job.isPresent() && !interrupted) {
            Trial trial = train(job.get(), learningRates);
            trials.put(job.get().trial(), trial);
            rungs.report(job.get(), trial.figure(), trial.complete());
            listener.accept(tuned());
            job = rungs.next();
        }
        if (trials.isEmpty()) {
            throw new StoppedException("The search was interrupted before its first trial ended.", "run it again.");
        }
        return tuned();
    }

    private Range learningRates() {
        if (!spec.learningRate().equals("auto")) {
            return new Range(spec.learningRate());
        }
        LrFindSpec test = Specs.sharing(LrFindSpec.defaults(), spec);
        return Settings.around(LrFinder.find(dataset, test, point -> {}).suggested());
    }

    private Trial train(Rungs.Job job, Range learningRates) {
        Trial before = trials.get(job.trial());
        String runName = name + "." + (job.trial() + 1);
        Run run = before == null
                ? store.trainUntil(
                        job.epochs(), runName, dataset, Settings.draw(spec, learningRates, job.trial()), event -> {})
                : store.resumeUntil(job.epochs(), store.find(before.runId()), dataset, event -> {});
        RunRecord record = run.record();
        run.free();
        return trial(job, record);
    }

    private Trial trial(Rungs.Job job, RunRecord record) {
        List<Evaluated> seen = new ArrayList<>();
        record.events().forEach(event -> {
            if (event instanceof Evaluated evaluated) {
                seen.add(evaluated);
            }
        });
        Finished end = record.last(Finished.class).orElseThrow();
        boolean complete = end.ending() != Ending.INTERRUPTED;
        interrupted = !complete && seen.size() < job.epochs();
        Trial before = trials.get(job.trial());
        epochs += seen.size() - (before == null ? 0 : before.epochs());
        Optional<Evaluated> best = seen.stream().max(Comparator.comparingDouble(this::figure));
        return new Trial(
                job.trial() + 1,
                record.id(),
                record.spec(),
                seen.size(),
                best.map(this::figure).orElse(Double.NEGATIVE_INFINITY),
                best.map(Evaluated::validationLoss).orElse(Double.NaN),
                end.seconds(),
                complete);
    }

    private double figure(Evaluated epoch) {
        double figure = epoch.score(spec.monitor());
        return Double.isNaN(figure) ? Double.NEGATIVE_INFINITY : figure;
    }

    private Tuned tuned() {
        List<Trial> ranked = trials.values().stream()
                .sorted(Comparator.<Trial>comparingDouble(trial -> -trial.figure())
                        .thenComparing(Comparator.comparingInt(Trial::epochs).reversed()))
                .toList();
        return new Tuned(dataset.name(), spec, ranked, epochs, (System.nanoTime() - began) / 1e9, interrupted);
    }
}
