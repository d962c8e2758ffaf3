package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The architectures that Tunebook knows, by {@code model_type}: one row each. */
public final class Architectures {
    static final Map<String, Architecture> ROWS = new ConcurrentSkipListMap<>(Map.ofEntries(
            Map.entry("ngram-bag", new NgramBag()),
            Map.entry("bert", new Bert()),
            Map.entry("distilbert", new DistilBert()),
            Map.entry("roberta", new Roberta()),
            Map.entry("modernbert", new ModernBert()),
            Map.entry("gpt2", new Gpt2()),
            Map.entry("llama", new Llama(Llama.Kind.LLAMA)),
            Map.entry("qwen2", new Llama(Llama.Kind.QWEN2)),
            Map.entry("qwen3", new Llama(Llama.Kind.QWEN3))));

    private Architectures() {}

    /**
     * The architecture of a config.
     *
     * @throws UserException that lists the known ones
     */
    public static Architecture of(Config config) {
        String type = config.text("model_type", "missing");
        Architecture architecture = ROWS.get(type);
        if (architecture == null) {
            throw new UserException(
                    "model_type (" + type + ") must be one of " + String.join(", ", ROWS.keySet()) + ".",
                    Nearest.to(type, ROWS.keySet())
                            .map(near -> "a checkpoint of " + near + ".")
                            .orElse("a checkpoint of one of these architectures."));
        }
        return architecture;
    }
}
