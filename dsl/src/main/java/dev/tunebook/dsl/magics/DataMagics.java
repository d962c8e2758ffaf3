package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.AugmentWords;
import dev.tunebook.dsl.words.DataWords;
import dev.tunebook.dsl.words.Words;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.ChecksSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.ReportSpec;
import dev.tunebook.engine.spec.UndoSpec;
import java.util.List;
import java.util.Set;

/** The rows of the magics that put a dataset right. */
final class DataMagics {
    private DataMagics() {}

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "checks",
                        "Explains the checks that %report makes: what each looks for, from when on, and why it matters.",
                        Subject.NONE,
                        "leaked-texts",
                        ChecksSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> DataWords.checks(spec.name())),
                new Row<>(
                        "report",
                        "Shows what is wrong with a dataset, why it matters, and the line that mends it.",
                        Subject.DATASET,
                        "tickets",
                        ReportSpec.class,
                        "report",
                        "",
                        Set.of("words"),
                        (dataset, spec, name) -> Words.report((Dataset) dataset, standard -> spec)),
                new Row<>(
                                "fix",
                                "Puts a dataset right: makes a new version and shows what happened to which row and why.",
                                Subject.DATASET,
                                "tickets --dedup near --keep majority-label",
                                FixSpec.class,
                                "dataset",
                                Row.SAME_NAME,
                                Set.of("words"),
                                (dataset, spec, name) -> DataWords.revise((Dataset) dataset, spec))
                        .showing(dataset -> DataWords.audit((Dataset) dataset)),
                new Row<>(
                                "augment",
                                "Adds copies of training rows that mean the same; --preview shows some, --trial tries.",
                                Subject.DATASET,
                                "tickets --by synonym,typo --preview",
                                AugmentSpec.class,
                                "dataset",
                                Row.SAME_NAME,
                                Set.of("model"),
                                (dataset, spec, name) -> augment((Dataset) dataset, spec))
                        .showing(dataset -> DataWords.audit((Dataset) dataset)),
                new Row<>(
                        "undo",
                        "Takes a dataset back to the version before its last revision.",
                        Subject.DATASET,
                        "tickets",
                        UndoSpec.class,
                        "dataset",
                        Row.SAME_NAME,
                        Set.of(),
                        (dataset, spec, name) -> DataWords.undo((Dataset) dataset, spec.steps())));
    }

    private static Object augment(Dataset dataset, AugmentSpec spec) {
        if (spec.preview()) {
            return new Row.Unbound(AugmentWords.preview(dataset, standard -> spec));
        }
        return spec.trial()
                ? new Row.Unbound(AugmentWords.trial(dataset, standard -> spec))
                : AugmentWords.augmented(dataset, spec);
    }
}
