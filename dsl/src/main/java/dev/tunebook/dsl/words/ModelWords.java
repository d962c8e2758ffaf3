package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.LiveProbes;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.rivals.recommend.Recommender;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.util.function.UnaryOperator;

/** The words about base models: {@code models}, {@code model}, {@code recommend}. */
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

    /** Which base model of this machine suits a dataset. */
    public static Recommendation recommend(Dataset dataset) {
        return recommend(dataset, UnaryOperator.identity());
    }

    /** Which base model suits a dataset: each is tried on some rows; a notebook shows what is known so far. */
    public static Recommendation recommend(Dataset dataset, UnaryOperator<ModelSpec> options) {
        ModelSpec spec = options.apply(ModelSpec.defaults());
        LiveProbes live = LiveProbes.in(Notebook.current());
        Recommendation found =
                Words.cooperatively(() -> Recommender.of(dataset, spec, Words.folder(), Hub.ofEnvironment(), live));
        live.finish(found);
        return found;
    }
}
