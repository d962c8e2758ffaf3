package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.Map;
import java.util.TreeMap;

/** The architectures that Tunebook knows, by {@code model_type}: one row each. */
public final class Architectures {
    private static final Map<String, Architecture> BY_TYPE = new TreeMap<>(Map.of(
            "ngram-bag", new NgramBag(),
            "bert", new Bert(),
            "distilbert", new DistilBert(),
            "roberta", new Roberta(),
            "modernbert", new ModernBert(),
            "gpt2", new Gpt2(),
            "llama", new Llama(Llama.Kind.LLAMA),
            "qwen2", new Llama(Llama.Kind.QWEN2),
            "qwen3", new Llama(Llama.Kind.QWEN3)));

    private Architectures() {}

    /**
     * The architecture of a config.
     *
     * @throws UserException that lists the known ones
     */
    public static Architecture of(Config config) {
        String type = config.text("model_type", "missing");
        Architecture architecture = BY_TYPE.get(type);
        if (architecture == null) {
            throw new UserException(
                    "model_type (" + type + ") must be one of " + String.join(", ", BY_TYPE.keySet()) + ".",
                    Nearest.to(type, BY_TYPE.keySet())
                            .map(near -> "a checkpoint of " + near + ".")
                            .orElse("a checkpoint of one of these architectures."));
        }
        return architecture;
    }
}
