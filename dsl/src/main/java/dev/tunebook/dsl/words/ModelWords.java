package dev.tunebook.dsl.words;

import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.UserException;
import java.util.function.UnaryOperator;

/** The words about base models: {@code models}, {@code model}. */
public final class ModelWords {
    private ModelWords() {}

    /** The base models that can be named: embedded, cached, and worth fetching. */
    public static ModelCatalog models() {
        return models(UnaryOperator.identity());
    }

    /** Some of the base models that can be named. */
    public static ModelCatalog models(UnaryOperator<ModelsSpec> options) {
        return ModelCatalog.of(options.apply(ModelsSpec.defaults()), Hub.ofEnvironment());
    }

    /**
     * A base model's card; nothing is fetched for it.
     *
     * @param name that {@link #models} lists, or the folder of a checkpoint
     * @throws UserException when there is none of that name
     */
    public static ModelCard model(String name) {
        return ModelCatalog.find(name, Words.folder(), Hub.ofEnvironment());
    }
}
