package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.LiveLoading;
import dev.tunebook.dsl.views.LiveSweep;
import dev.tunebook.dsl.views.LiveTraining;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.SaveSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.LrFinder;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.kernel.extension.Notebook;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * The words of a cell: {@code dataset}, {@code report}, {@code lrFind}, {@code train}, {@code evaluate}, {@code
 * predict}, {@code save}.
 *
 * <p>Each is the twin of a magic and takes the same options, as a function from the standard ones:
 *
 * <pre>{@code
 * Dataset tickets = dataset("data/tickets.csv", s -> s.text("text").label("intent"));
 * Run run1 = train(tickets, s -> s.epochs(8).learningRate("auto"));
 * evaluate(run1, s -> s.on("test"))
 * }</pre>
 */
public final class Words {
    private Words() {}

    /** Loads a file with the standard options: columns {@code text} and {@code label}, split 80/10/10. */
    public static Dataset dataset(String path) {
        return dataset(path, UnaryOperator.identity());
    }

    /** Loads a file; the dataset is called after the file. */
    public static Dataset dataset(String path, UnaryOperator<DatasetSpec> options) {
        return dataset(path, options, stem(path));
    }

    /**
     * Loads a dataset, and shows how it goes where that takes long.
     *
     * @param path a file, a folder of text files, a pattern, an address, or {@code hf:org/name}; a relative one starts at
     *     the notebook's folder
     * @throws UserException that names file, line and value of whatever cannot be used
     */
    public static Dataset dataset(String path, UnaryOperator<DatasetSpec> options, String name) {
        DatasetSpec spec = options.apply(DatasetSpec.defaults().path(path));
        return cooperatively(() -> Dataset.load(name, spec, LiveLoading.sources(Notebook.current(), folder())));
    }

    /** What is wrong with a dataset's rows: every check with its figures, examples and a line that mends it. */
    public static Report report(Dataset dataset) {
        return cooperatively(() -> Report.of(dataset));
    }

    /** The same with some checks alone, other words, or a model's tokens. */
    public static Report report(Dataset dataset, UnaryOperator<ReportSpec> options) {
        ReportSpec spec = options.apply(ReportSpec.defaults());
        return cooperatively(() -> Report.of(dataset, spec, folder()));
    }

    /** Looks for a learning rate with the standard options. */
    public static LrSweep lrFind(Dataset dataset) {
        return lrFind(dataset, UnaryOperator.identity());
    }

    /** Looks for a learning rate on a throw-away model; a notebook shows its progress, then its curve. */
    public static LrSweep lrFind(Dataset dataset, UnaryOperator<LrFindSpec> options) {
        LrFindSpec spec = options.apply(LrFindSpec.defaults());
        LiveSweep live = LiveSweep.in(Notebook.current(), dataset.name(), spec);
        LrSweep sweep = cooperatively(() -> LrFinder.find(dataset, spec, live));
        live.finish(sweep);
        return sweep;
    }

    /** Trains a model with the standard options; the run is called after its dataset. */
    public static Run train(Dataset dataset) {
        return train(dataset, UnaryOperator.identity());
    }

    /** Trains a model; the run is called after its dataset. */
    public static Run train(Dataset dataset, UnaryOperator<TrainSpec> options) {
        return train(dataset, options, dataset.name());
    }

    /**
     * Trains a model and shows its curves in a notebook while it learns. An interrupt ends it early, with the best
     * weights so far.
     *
     * @param name what the run is called; another run may have the same name
     */
    public static Run train(Dataset dataset, UnaryOperator<TrainSpec> options, String name) {
        TrainSpec spec = options.apply(TrainSpec.defaults());
        LiveTraining live = LiveTraining.in(Notebook.current(), name, dataset.name());
        try {
            return cooperatively(() -> {
                Run run = RunStore.in(folder()).train(name, dataset, spec, live);
                live.finish(run);
                return run;
            });
        } catch (RuntimeException failed) {
            live.fail();
            throw failed;
        }
    }

    /** How a run does on the test rows. */
    public static Evaluation evaluate(Run run) {
        return evaluate(run, UnaryOperator.identity());
    }

    /** How a run does on a part of its dataset. */
    public static Evaluation evaluate(Run run, UnaryOperator<EvaluateSpec> options) {
        EvaluateSpec spec = options.apply(EvaluateSpec.defaults());
        return cooperatively(() -> run.evaluate(spec));
    }

    /** What a run says of texts, with the three likeliest classes of each. */
    public static Answers predict(Run run, String... texts) {
        return predict(run, UnaryOperator.identity(), texts);
    }

    /** What a run says of texts; texts named in the options replace those given here. */
    public static Answers predict(Run run, UnaryOperator<PredictSpec> options, String... texts) {
        PredictSpec spec = options.apply(PredictSpec.defaults().texts(List.of(texts)));
        return new Answers(cooperatively(() -> run.predict(spec)));
    }

    /**
     * Writes a run's model into a folder as the Hugging Face hub has them, from which {@code --model} can start.
     *
     * @param folder empty or not there yet; a relative one starts at the notebook's folder
     * @return where it is now
     */
    public static Path save(Run run, String folder) {
        return save(run, UnaryOperator.identity(), folder);
    }

    /** Writes a run's model, or its adapters alone, into a folder. */
    public static Path save(Run run, UnaryOperator<SaveSpec> options, String folder) {
        SaveSpec spec = options.apply(SaveSpec.defaults().folder(folder));
        if (spec.folder().isBlank()) {
            throw new UserException("folder () must be given.", "models/" + run.name() + ".");
        }
        Path target = folder().resolve(spec.folder());
        if (spec.adapter()) {
            run.saveAdapter(target);
        } else {
            run.save(target);
        }
        return target;
    }

    static Path folder() {
        return Notebook.current().map(Notebook::folder).orElse(Path.of(""));
    }

    /** The file's name without folder and last extension; by hand, since a path may be no legal one here. */
    static String stem(String path) {
        String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    static <T> T cooperatively(Callable<T> work) {
        try {
            Notebook notebook = Notebook.current().orElse(null);
            return notebook == null ? work.call() : notebook.cooperatively(work);
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception checked) {
            throw new IllegalStateException(checked);
        } finally {
            Run.freeDevices();
        }
    }
}
