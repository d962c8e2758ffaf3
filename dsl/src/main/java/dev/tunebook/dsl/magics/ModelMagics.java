package dev.tunebook.dsl.magics;

import dev.tunebook.dsl.words.ModelWords;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.ModelsSpec;
import java.util.List;
import java.util.Set;

/** The magics about base models. */
final class ModelMagics {
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
                        "Shows a base model's card; nothing is fetched for it.",
                        Subject.NONE,
                        "tunebook/ngram-bag",
                        ModelSpec.class,
                        "",
                        "",
                        Set.of(),
                        (none, spec, name) -> ModelWords.model(spec.name())));
    }
}
