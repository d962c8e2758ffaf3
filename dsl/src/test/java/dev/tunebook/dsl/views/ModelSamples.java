package dev.tunebook.dsl.views;

import dev.tunebook.engine.model.ModelCard;
import dev.tunebook.engine.model.ModelCard.Origin;
import dev.tunebook.engine.model.ModelCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Base models of each origin. */
final class ModelSamples {
    private ModelSamples() {}

    static ModelCatalog catalog() {
        return new ModelCatalog(List.of(
                new ModelCard(
                        "ours/bag",
                        Origin.EMBEDDED,
                        "ngram-bag",
                        0,
                        0,
                        "apache-2.0",
                        "short texts",
                        "knows nothing yet",
                        Optional.empty(),
                        Map.of()),
                new ModelCard(
                        "someone/small-<b>bert</b>",
                        Origin.CACHED,
                        "bert",
                        5_312_000,
                        21_248_000,
                        "not stated",
                        "",
                        "",
                        Optional.of(Path.of("cache", "models--someone--small")),
                        new TreeMap<>(Map.of("hidden_size", "256", "num_hidden_layers", "4"))),
                new ModelCard(
                        "someone/large",
                        Origin.HUB,
                        "llama",
                        1_240_000_000,
                        2_480_000_000L,
                        "mit",
                        "generation",
                        "slow",
                        Optional.empty(),
                        Map.of())));
    }
}
