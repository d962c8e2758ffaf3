package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The base models that Tunebook knows by name: one row each. */
public final class BaseModels {
    private static final List<BaseModel> EMBEDDED = List.of(new ScratchModel(
            "tunebook/ngram-bag",
            Config.of(Map.of("model_type", "ngram-bag", "hidden_size", 96)),
            texts -> NgramTokens.learn(texts, 40_000)));

    private BaseModels() {}

    /** The names that {@link #find} knows. */
    public static List<String> names() {
        return EMBEDDED.stream().map(BaseModel::name).toList();
    }

    /**
     * A base model by name, or the checkpoint in a folder.
     *
     * @throws UserException when there is none of that name
     */
    public static BaseModel find(String name) {
        return EMBEDDED.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseGet(() -> checkpoint(name));
    }

    private static BaseModel checkpoint(String name) {
        Path folder = Path.of(name);
        if (Files.isDirectory(folder)) {
            return new CheckpointModel(name, folder);
        }
        throw new UserException(
                "model (" + name + ") must be one of " + String.join(", ", names())
                        + ", or the folder of a checkpoint.",
                "model " + Nearest.maybe(name, names()));
    }
}
