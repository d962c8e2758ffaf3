package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.spec.Nearest;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.Map;

/** The base models that Tunebook knows by name: one row each. */
public final class BaseModels {
    private static final List<BaseModel> EMBEDDED = List.of(new BaseModel(
            "tunebook/ngram-bag",
            "ngram-bag",
            Config.of(Map.of("hidden_size", 96)),
            texts -> NgramTokens.learn(texts, 40_000)));

    private BaseModels() {}

    /** The names that {@link #find} knows. */
    public static List<String> names() {
        return EMBEDDED.stream().map(BaseModel::name).toList();
    }

    /**
     * A base model by name.
     *
     * @throws UserException when there is none of that name
     */
    public static BaseModel find(String name) {
        return EMBEDDED.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException(
                        "model (" + name + ") must be one of " + String.join(", ", names()) + ".",
                        "model " + Nearest.maybe(name, names())));
    }
}
