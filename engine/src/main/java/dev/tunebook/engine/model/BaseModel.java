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

    /** Whether it already answers exactly this question, so that it can be asked without training. */
    default boolean knows(Question question) {
        return false;
    }

    /**
     * A model to be trained, which says something of a text as a whole.
     *
     * @param question what it is to say
     * @param trainingTexts from which alone a vocabulary may be learned
     * @param spec the seed of what no checkpoint gives, what is frozen, and adapters
     */
    Classifier classifier(Torch torch, Question question, List<String> trainingTexts, TrainSpec spec);

    /** One that tells classes apart, whose names are given by id. */
    default Classifier classifier(Torch torch, List<String> labels, List<String> trainingTexts, TrainSpec spec) {
        return classifier(torch, Question.classes(labels), trainingTexts, spec);
    }

    /**
     * A language model to be trained, with the head that the spec's task needs.
     *
     * @throws UserException when this model has no such head
     */
    LanguageModel languageModel(Torch torch, TrainSpec spec);
}
