package dev.tunebook.dsl.words;

import dev.tunebook.engine.augment.Augmentation;
import dev.tunebook.engine.augment.Translator;
import dev.tunebook.engine.augment.Trial;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The words that multiply training rows: {@code augment}, {@code preview}, {@code trial}. */
public final class AugmentWords {
    /** Rows whose copies a preview shows. */
    private static final int PREVIEWED = 8;

    private AugmentWords() {}

    /**
     * A new version of a dataset with copies of its training rows; a notebook shows how each was made. The old version
     * stays as it is.
     */
    public static Dataset augment(Dataset dataset, UnaryOperator<AugmentSpec> options) {
        Dataset augmented = augmented(dataset, options.apply(AugmentSpec.defaults()));
        Notebook.current().ifPresent(notebook -> notebook.display(DataWords.audit(augmented)));
        return augmented;
    }

    /**
     * The same by back-translation, with a translator of one's own:
     *
     * <pre>{@code
     * tickets = augment(tickets, s -> s.by("translate").via("fr"), (texts, from, to) -> …);
     * }</pre>
     *
     * @param translator gives a text for each text
     */
    public static Dataset augment(Dataset dataset, UnaryOperator<AugmentSpec> options, Translator translator) {
        AugmentSpec spec = options.apply(AugmentSpec.defaults());
        Dataset augmented = Words.cooperatively(() -> Augmentation.apply(dataset, spec, Optional.of(translator)));
        Notebook.current().ifPresent(notebook -> notebook.display(DataWords.audit(augmented)));
        return augmented;
    }

    /** The same, showing nothing. */
    public static Dataset augmented(Dataset dataset, AugmentSpec spec) {
        return Words.cooperatively(() -> Augmentation.apply(dataset, spec));
    }

    /** The copies of a few rows, with what was edited; makes no new version. */
    public static Revision preview(Dataset dataset, UnaryOperator<AugmentSpec> options) {
        return preview(dataset, options, Optional.empty());
    }

    /** The same with a translator of one's own. */
    public static Revision preview(Dataset dataset, UnaryOperator<AugmentSpec> options, Translator translator) {
        return preview(dataset, options, Optional.of(translator));
    }

    private static Revision preview(
            Dataset dataset, UnaryOperator<AugmentSpec> options, Optional<Translator> translator) {
        AugmentSpec spec = options.apply(AugmentSpec.defaults()).preview(true);
        return DataWords.audit(Words.cooperatively(() -> Augmentation.preview(dataset, spec, PREVIEWED, translator)));
    }

    /** Whether augmentation helps the standard model: with and without it, with several seeds, on the same rows. */
    public static Trial trial(Dataset dataset, UnaryOperator<AugmentSpec> options) {
        return trial(dataset, options, UnaryOperator.identity());
    }

    /** The same for models that are trained otherwise. */
    public static Trial trial(Dataset dataset, UnaryOperator<AugmentSpec> options, UnaryOperator<TrainSpec> training) {
        AugmentSpec spec = options.apply(AugmentSpec.defaults());
        TrainSpec trainSpec =
                training.apply(TrainSpec.defaults().epochs(spec.epochs()).seed(spec.seed()));
        return Words.cooperatively(() -> Trial.run(dataset, spec, trainSpec));
    }
}
