package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import java.util.function.Function;

/**
 * What a fine-tune starts from: an architecture, its config, and the way to its tokens.
 *
 * @param name as the user gives it
 * @param type the architecture's name, {@code model_type} in {@code config.json}
 * @param config without anything that depends on the classes
 * @param tokens the tokens; a model that starts from nothing learns them from the training texts
 */
public record BaseModel(String name, String type, Config config, Function<List<String>, Tokens> tokens) {
    /** Whether it has learned nothing yet, so that there is no base to compare with. */
    public boolean startsFromNothing() {
        return true;
    }

    /**
     * A classifier to be trained.
     *
     * @param labels the classes' names, by id
     * @param trainingTexts from which alone a vocabulary may be learned
     * @param seed of the weights that no checkpoint gives
     */
    public Classifier classifier(Torch torch, List<String> labels, List<String> trainingTexts, long seed) {
        Tokens learned = tokens.apply(trainingTexts);
        Config whole = config.with("model_type", type).with("vocab_size", learned.size());
        Head head = Head.classes(labels.size());
        Weights weights = Weights.initial(torch, Architectures.of(whole).parameters(whole, head), seed);
        return new Classifier(new Network(torch, whole, head, weights), learned, labels);
    }
}
