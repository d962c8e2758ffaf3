package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.ModelWords;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.ModelsSpec;
import java.util.List;
import java.util.Set;

/** The magics about base models. */
final class ModelMagics {
    private static final Row.Show RECOMMEND = Row.Show.instead(
            "--recommend",
            "Tries base models on some rows of the dataset that is named, for some seconds each, and says which suits it.",
            Subject.DATASET,
            (dataset, spec) -> ModelWords.recommend((Dataset) dataset, standard -> (ModelSpec) spec));

    private ModelMagics() {}

    static List<Row<?>> rows() {
        return List.of(
                new Row<>(
                        "models",
                        "Lists the base models that can be named: embedded, cached, and worth fetching.",
                        Subject.NONE,
                        "",
                        ModelsSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> ModelWords.models(standard -> spec)),
                new Row<>(
                        "model",
                        "Shows a base model's card, or tries which model suits a dataset; nothing is fetched for it.",
                        Subject.NONE,
                        "tunebook/ngram-bag",
                        ModelSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> ModelWords.model(spec.name()),
                        List.of(RECOMMEND)));
    }
}
