package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;
import java.util.Optional;

/**
 * What stands on top of a model's trunk.
 *
 * @param task what it is for
 * @param classes number of outputs, for classification: one per class or label, 1 for a number; else 0
 * @param kind what the outputs mean, for classification
 * @param centre what a number's output 0 stands for; else 0
 * @param scale what a number's output 1 stands for beyond the centre; else 1
 */
public record Head(Task task, int classes, Kind kind, double centre, double scale) {
    private static final String MULTI_LABEL = "multi_label_classification";
    private static final String REGRESSION = "regression";
    private static final String SINGLE_LABEL = "single_label_classification";

    /** A head without numbers: one class for a text, or tokens. */
    public Head(Task task, int classes) {
        this(task, classes, task == Task.CLASSIFICATION ? Kind.SINGLE_LABEL : Kind.PLAIN_TEXT, 0, 1);
    }

    /** A classification head. */
    public static Head classes(int classes) {
        return new Head(Task.CLASSIFICATION, classes);
    }

    /** A head that says yes or no to each label. */
    public static Head labels(int labels) {
        return new Head(Task.CLASSIFICATION, labels, Kind.MULTI_LABEL, 0, 1);
    }

    /** A head that says a number: the centre, and so many times the scale. */
    public static Head number(double centre, double scale) {
        return new Head(Task.CLASSIFICATION, 1, Kind.REGRESSION, centre, scale);
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
            int outputs = config.has("id2label") ? config.get("id2label").size() : config.integer("num_labels", 2);
            return switch (kind(config)) {
                case MULTI_LABEL -> labels(outputs);
                case REGRESSION -> number(0, 1);
                default -> classes(outputs);
            };
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

    /** What the outputs of a saved classification head mean: a single one without further notice is a number. */
    public static Kind kind(Config config) {
        return switch (config.text("problem_type", "")) {
            case MULTI_LABEL -> Kind.MULTI_LABEL;
            case REGRESSION -> Kind.REGRESSION;
            case "" -> config.get("id2label").size() == 1 ? Kind.REGRESSION : Kind.SINGLE_LABEL;
            default -> Kind.SINGLE_LABEL;
        };
    }

    /** What a config says of such a head, as {@code problem_type}; usually nothing of one class for a text. */
    public Optional<String> problemType(Config config) {
        return switch (kind) {
            case MULTI_LABEL -> Optional.of(MULTI_LABEL);
            case REGRESSION -> Optional.of(REGRESSION);
            default -> classes == 1 || config.has("problem_type") ? Optional.of(SINGLE_LABEL) : Optional.empty();
        };
    }

    /** Whether it says something of a text as a whole, rather than tokens. */
    public boolean classifies() {
        return task == Task.CLASSIFICATION;
    }
}
