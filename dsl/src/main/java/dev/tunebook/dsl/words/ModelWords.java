package dev.tunebook.dsl.words;

import dev.tunebook.dsl.views.LiveProbes;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCatalog;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.rivals.recommend.Recommender;
import dev.tunebook.engine.runs.Adapters;
import dev.tunebook.engine.spec.ModelSpec;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The words about base models: {@code models}, {@code model}, {@code recommend}, {@code merge}, {@code unmerge}. */
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

    /**
     * Writes adapters and their base model as one model, which needs no adapters any more.
     *
     * @param adapter a folder in PEFT's layout, such as {@code %save --adapter} writes; relative ones start at the
     *     notebook's folder
     * @param folder empty or not there yet
     * @return where it is now
     */
    public static Path merge(String adapter, String folder) {
        Path target = Words.folder().resolve(folder);
        Adapters.merge(Words.folder().resolve(adapter), target);
        return target;
    }

    /**
     * Takes adapters out of a model that they were merged into, up to rounding; a head that was trained beside them stays.
     *
     * @param merged the model's folder
     * @param adapter the adapters' folder
     * @param folder empty or not there yet
     * @return where it is now
     */
    public static Path unmerge(String merged, String adapter, String folder) {
        Path target = Words.folder().resolve(folder);
        Adapters.unmerge(Words.folder().resolve(merged), Words.folder().resolve(adapter), target);
        return target;
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
