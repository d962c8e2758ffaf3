package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.LiveSearch;
import dev.tunebook.dsl.views.LiveTraining;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunComparison;
import dev.tunebook.engine.runs.RunList;
import dev.tunebook.engine.runs.RunRecord;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.runs.tune.Tuned;
import dev.tunebook.engine.runs.tune.Tuner;
import dev.tunebook.engine.spec.ResumeSpec;
import dev.tunebook.engine.spec.RunsSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.train.TrainCheck;
import dev.tunebook.engine.train.TrainPlan;
import dev.tunebook.kernel.extension.Notebook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The words about runs that are kept: {@code resume}, {@code runs}, {@code compareRuns}, {@code free},
 * {@code plan}, {@code check}, {@code tune}. */
public final class RunWords {
    private RunWords() {}

    /** Goes on with the newest run of a name. */
    public static Run resume(String name) {
        return resume(name, UnaryOperator.identity());
    }

    /**
     * Goes on with a run that was interrupted, or whose process ended, as if nothing had happened.
     *
     * <p>Its dataset is a variable of the notebook with the same content, or else it is loaded again.
     */
    public static Run resume(String name, UnaryOperator<ResumeSpec> options) {
        ResumeSpec spec = options.apply(ResumeSpec.defaults());
        RunStore store = RunStore.in(Words.folder());
        RunRecord record = store.find(spec.id().isEmpty() ? name : spec.id());
        LiveTraining live = LiveTraining.in(Notebook.current(), record.name(), record.datasetName());
        try {
            return Words.cooperatively(() -> {
                Run run = store.resume(record, dataset(record), live);
                live.finish(run);
                return run;
            });
        } catch (RuntimeException failed) {
            live.fail();
            throw failed;
        }
    }

    private static Dataset dataset(RunRecord record) {
        Optional<Notebook> notebook = Notebook.current();
        return notebook.stream()
                .flatMap(there -> there.variables().stream().flatMap(each -> there.value(each.name()).stream()))
                .filter(Dataset.class::isInstance)
                .map(Dataset.class::cast)
                .filter(dataset -> dataset.fingerprint().equals(record.fingerprint()))
                .findFirst()
                .orElseGet(() -> Dataset.load(record.datasetName(), record.datasetSpec(), Words.folder()));
    }

    /** The notebook's runs, the newest first. */
    public static RunList runs() {
        return runs(UnaryOperator.identity());
    }

    /** Some of the notebook's runs, the newest first. */
    public static RunList runs(UnaryOperator<RunsSpec> options) {
        return RunStore.in(Words.folder()).list(options.apply(RunsSpec.defaults()));
    }

    /** What training would do with these options, without doing it. */
    public static TrainPlan plan(Dataset dataset, UnaryOperator<TrainSpec> options) {
        return TrainPlan.of(dataset, options.apply(TrainSpec.defaults()));
    }

    /** Searches for options with the standard ones; the search is called after its dataset. */
    public static Tuned tune(Dataset dataset) {
        return tune(dataset, UnaryOperator.identity());
    }

    /** Searches for options; the search is called after its dataset. */
    public static Tuned tune(Dataset dataset, UnaryOperator<TuneSpec> options) {
        return tune(dataset, options, dataset.name());
    }

    /**
     * Searches for options by training many runs, and shows them ranked while it goes on. An interrupt ends it early,
     * with what it has found.
     *
     * @param name what the runs are called, with a number
     */
    public static Tuned tune(Dataset dataset, UnaryOperator<TuneSpec> options, String name) {
        TuneSpec spec = options.apply(TuneSpec.defaults());
        LiveSearch live = LiveSearch.in(Notebook.current());
        return Words.cooperatively(() -> {
            Tuned tuned = Tuner.tune(RunStore.in(Words.folder()), name, dataset, spec, live);
            live.finish(tuned);
            return tuned;
        });
    }

    /** Frees the memory of a run's weights; when they are needed again they are read from its folder. */
    public static Run free(Run run) {
        run.free();
        return run;
    }

    /** Whether a model is fit to be trained: its loss at the start, and whether it can learn one batch by heart. */
    public static TrainCheck check(Dataset dataset, UnaryOperator<TrainSpec> options) {
        TrainSpec spec = options.apply(TrainSpec.defaults());
        return Words.cooperatively(() -> TrainCheck.of(dataset, spec));
    }

    /** A run beside others of the notebook's runs, by name or id. */
    public static RunComparison compareRuns(Run run, List<String> others) {
        RunStore store = RunStore.in(Words.folder());
        List<RunRecord> all = new ArrayList<>(List.of(run.record()));
        others.forEach(other -> all.add(store.find(other)));
        return RunComparison.of(all);
    }

    /** Runs side by side: in what they differ, their curves, what came of it. */
    public static RunComparison compareRuns(Run... runs) {
        return RunComparison.of(Arrays.stream(runs).map(Run::record).toList());
    }
}
