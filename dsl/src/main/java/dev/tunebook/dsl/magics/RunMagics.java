package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.RunWords;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.NoSpec;
import dev.tunebook.engine.spec.ResumeSpec;
import dev.tunebook.engine.spec.RunsSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.List;
import java.util.Set;

/** The magics about runs that are kept. */
final class RunMagics {
    /** What %train can do before anything runs. */
    static final List<Row.Show> INSTEAD_OF_TRAINING = List.of(
            Row.Show.instead(
                    "--dry-run",
                    "Shows the plan, with the learning rate step by step, and trains nothing.",
                    Subject.DATASET,
                    (dataset, spec) -> RunWords.plan((Dataset) dataset, standard -> (TrainSpec) spec)),
            Row.Show.instead(
                    "--check",
                    "Checks a model before it is trained: its loss at the start, and whether it can learn one batch by"
                            + " heart.",
                    Subject.DATASET,
                    (dataset, spec) -> RunWords.check((Dataset) dataset, standard -> (TrainSpec) spec)));

    /** What %compare can show of runs besides who is better. */
    static final Row.Show CURVES = Row.Show.instead(
            "--curves",
            "Shows the runs' curves over each other, and the options, data and environment in which they differ.",
            Subject.RUN,
            (run, spec) -> RunWords.compareRuns((Run) run, ((CompareSpec) spec).rivals()));

    private RunMagics() {}

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "resume",
                        "Goes on with a run that was interrupted or whose kernel died, as if nothing had happened.",
                        Subject.NEW,
                        "run1",
                        ResumeSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> RunWords.resume(name, standard -> spec)),
                new Row<>(
                        "runs",
                        "Lists the notebook's runs, the newest first.",
                        Subject.NONE,
                        "",
                        RunsSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> RunWords.runs(standard -> spec)),
                new Row<>(
                        "tune",
                        "Searches for options: trains many short runs, lets the better ones go on, ranks them.",
                        Subject.DATASET,
                        "tickets --trials 16",
                        TuneSpec.class,
                        "search",
                        "search",
                        Set.of(),
                        (dataset, spec, name) -> RunWords.tune((Dataset) dataset, standard -> spec, name)),
                new Row<>(
                                "free",
                                "Frees the memory of a run's weights; when they are needed again they are read from its"
                                        + " folder.",
                                Subject.RUN,
                                "run1",
                                NoSpec.class,
                                "",
                                "",
                                Set.of(),
                                (run, spec, name) -> RunWords.free((Run) run))
                        .showing(
                                run -> MimeBundle.text(((Run) run).name() + ": its weights are in its folder alone.")));
    }
}
