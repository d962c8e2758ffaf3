package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.EvaluationWords;
import dev.tunebook.dsl.words.GenerateWords;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.SaveSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.kernel.extension.Notebook;
import java.util.List;
import java.util.Set;

/** The table of magics. */
public final class Magics {
    private Magics() {}

    /** Adds every magic to a notebook. */
    public static void register(Notebook notebook) {
        rows().forEach(row -> notebook.magic(new SpecMagic<>(row, notebook)));
        TrialMagics.rows().forEach(row -> notebook.magic(new SpecMagic<>(row, notebook)));
        DataMagics.rows().forEach(row -> notebook.magic(new SpecMagic<>(row, notebook)));
        ModelMagics.rows().forEach(row -> notebook.magic(new SpecMagic<>(row, notebook)));
        RunMagics.rows().forEach(row -> notebook.magic(new SpecMagic<>(row, notebook)));
    }

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "dataset",
                        "Loads texts from a file, a folder or the hub, parts them, and shows their card.",
                        Subject.NEW,
                        "tickets data/tickets.csv",
                        DatasetSpec.class,
                        "",
                        "",
                        Set.of("path", "test", "validation"),
                        (none, spec, name) -> Words.dataset(spec.path(), standard -> spec, name),
                        List.of(
                                new Row.Show(
                                        "--report",
                                        "Shows what is wrong with the rows; without a file, with those of a dataset here. %checks explains each check.",
                                        Subject.DATASET,
                                        dataset -> Words.report((Dataset) dataset)),
                                new Row.Show(
                                        "--lineage",
                                        "Shows where the rows come from and every step since; without a file, of a dataset here.",
                                        Subject.DATASET,
                                        dataset -> ((Dataset) dataset).provenance()))),
                new Row<>(
                        "lr-find",
                        "Finds a learning rate: trains a throw-away model with ever higher ones and shows the loss.",
                        Subject.DATASET,
                        "tickets",
                        LrFindSpec.class,
                        "sweep",
                        "",
                        Set.of(),
                        (dataset, spec, name) -> Words.lrFind((Dataset) dataset, standard -> spec)),
                new Row<>(
                        "train",
                        "Trains a model on a dataset, shows its curves, and keeps the run.",
                        Subject.DATASET,
                        "tickets --as run1",
                        TrainSpec.class,
                        "run",
                        "run",
                        Set.of(),
                        (dataset, spec, name) -> Words.train((Dataset) dataset, standard -> spec, name),
                        RunMagics.INSTEAD_OF_TRAINING),
                new Row<>(
                        "evaluate",
                        "Shows how a run does on a part of its dataset, class by class; of labels, numbers and texts with the figures for them.",
                        Subject.RUN,
                        "run1",
                        EvaluateSpec.class,
                        "evaluation",
                        "",
                        Set.of(),
                        (run, spec, name) -> EvaluationWords.evaluateAny((Run) run, spec)),
                new Row<>(
                        "predict",
                        "Asks a run for the classes of texts.",
                        Subject.RUN,
                        "run1 \"My card was charged twice\"",
                        PredictSpec.class,
                        "answers",
                        "",
                        Set.of(),
                        (run, spec, name) -> Words.predict((Run) run, standard -> spec)),
                new Row<>(
                        "generate",
                        "Lets a language model go on with a text, shown as it is written.",
                        Subject.RUN_OR_MODEL,
                        "run1 \"Once upon a time\"",
                        GenerateSpec.class,
                        "generation",
                        "",
                        Set.of(),
                        (model, spec, name) -> model instanceof Run run
                                ? GenerateWords.generate(run, standard -> spec, spec.prompt())
                                : GenerateWords.generate((String) model, standard -> spec, spec.prompt())),
                new Row<>(
                        "save",
                        "Writes a run's model into a folder as the Hugging Face hub has them.",
                        Subject.RUN,
                        "run1 models/tickets",
                        SaveSpec.class,
                        "",
                        "",
                        Set.of("folder"),
                        (run, spec, name) -> Words.save((Run) run, standard -> spec, spec.folder())));
    }
}
