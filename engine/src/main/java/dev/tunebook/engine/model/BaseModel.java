package dev.tunebook.engine.model;

import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.util.List;

/** What a fine-tune starts from. */
public interface BaseModel {
    /** As the user gives it. */
    String name();

    /** Whether it has learned nothing yet, so that there is no base to compare with. */
    boolean startsFromNothing();

    /** Whether it already tells exactly these classes apart, so that it can be asked without training. */
    default boolean knows(List<String> labels) {
        return false;
    }

    /**
     * A classifier to be trained.
     *
     * @param labels the classes' names, by id
     * @param trainingTexts from which alone a vocabulary may be learned
     * @param spec the seed of what no checkpoint gives, what is frozen, and adapters
     */
    Classifier classifier(Torch torch, List<String> labels, List<String> trainingTexts, TrainSpec spec);

    /**
     * A language model to be trained, with the head that the spec's task needs.
     *
     * @throws UserException when this model has no such head
     */
    LanguageModel languageModel(Torch torch, TrainSpec spec);
}
