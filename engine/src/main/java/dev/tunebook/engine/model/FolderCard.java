package dev.tunebook.engine.model;

import dev.tunebook.engine.files.TextFile;
import dev.tunebook.engine.model.ModelCard.Origin;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A checkpoint's card, read from its own files; of its weights the headers alone. */
final class FolderCard {
    private static final List<String> SHAPE = List.of(
            "num_hidden_layers",
            "n_layer",
            "n_layers",
            "hidden_size",
            "n_embd",
            "dim",
            "num_attention_heads",
            "n_head",
            "n_heads",
            "vocab_size",
            "max_position_embeddings",
            "n_positions");

    private FolderCard() {}

    static ModelCard read(String name, Origin origin, Path folder) {
        Checkpoint checkpoint = Checkpoint.open(folder);
        Config config = Config.parse(Checkpoint.CONFIG, checkpoint.config());
        Architectures.of(config);
        long parameters = checkpoint.names().stream()
                .mapToLong(tensor -> Arrays.stream(checkpoint.shape(tensor)).reduce(1, Math::multiplyExact))
                .sum();
        boolean classifies = config.get("architectures").path(0).asText().endsWith("ForSequenceClassification");
        return new ModelCard(
                name,
                origin,
                config.text("model_type", ""),
                parameters,
                weights(folder),
                licence(folder),
                classifies ? "tells " + config.get("id2label").size() + " classes apart already" : "",
                "",
                Optional.of(folder),
                shape(config));
    }

    private static Map<String, String> shape(Config config) {
        Map<String, String> shape = new LinkedHashMap<>();
        SHAPE.stream()
                .filter(config::has)
                .forEach(member -> shape.put(member, config.get(member).asText()));
        return shape;
    }

    private static long weights(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(safetensors|bin)"))
                    .mapToLong(FolderCard::size)
                    .sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    /** What the head of the README says, as the hub wants it. */
    private static String licence(Path folder) {
        Path readme = folder.resolve("README.md");
        if (!Files.isRegularFile(readme)) {
            return "not stated";
        }
        return TextFile.read(readme)
                .lines()
                .limit(60)
                .filter(line -> line.startsWith("license:"))
                .map(line -> line.substring("license:".length()).strip())
                .filter(licence -> !licence.isEmpty())
                .findFirst()
                .orElse("not stated");
    }
}
