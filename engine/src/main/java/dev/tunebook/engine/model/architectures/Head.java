package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;

/**
 * What stands on top of a model's trunk.
 *
 * @param task what it is for
 * @param classes number of classes, for classification; else 0
 */
public record Head(Task task, int classes) {
    /** A classification head. */
    public static Head classes(int classes) {
        return new Head(Task.CLASSIFICATION, classes);
    }

    /**
     * The head that a checkpoint was saved with, by the class that its config names; a language-modelling head where it
     * names none.
     *
     * @throws UserException for a class that has none of the known heads
     */
    public static Head of(Config config) {
        String saved = config.get("architectures").path(0).asText("ForCausalLM");
        if (saved.endsWith("ForSequenceClassification")) {
            return classes(config.has("id2label") ? config.get("id2label").size() : config.integer("num_labels", 2));
        }
        if (saved.endsWith("ForMaskedLM")) {
            return new Head(Task.MASKED_LM, 0);
        }
        if (saved.endsWith("ForCausalLM") || saved.endsWith("LMHeadModel")) {
            return new Head(Task.CAUSAL_LM, 0);
        }
        throw new UserException(
                "config.json: architectures (" + saved
                        + ") must end in ForSequenceClassification, ForMaskedLM, ForCausalLM or LMHeadModel.",
                "the same model saved with one of these heads.");
    }

    /** Whether it tells classes of texts apart. */
    public boolean classifies() {
        return task == Task.CLASSIFICATION;
    }
}
