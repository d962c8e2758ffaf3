package dev.tunebook.engine.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.files.TextFile;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which of a repository's files a model needs: never more than one form of its weights. */
final class ModelFiles {
    static final String CONFIG = "config.json";

    /** Forms of weights, best first; an index names the files that have them. */
    private static final List<String> WEIGHTS = List.of(
            "model.safetensors",
            "model.safetensors.index.json",
            "adapter_model.safetensors",
            "pytorch_model.bin",
            "pytorch_model.bin.index.json");

    private static final List<String> BESIDE = List.of(
            CONFIG,
            "generation_config.json",
            "adapter_config.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "vocab.txt",
            "vocab.json",
            "merges.txt",
            "chat_template.jinja");

    private ModelFiles() {}

    /**
     * The files to have first: the small ones, and the weights or their index.
     *
     * @throws UserException when there are no weights that can be read
     */
    static List<String> first(HubName name, Collection<String> present) {
        List<String> chosen =
                new ArrayList<>(BESIDE.stream().filter(present::contains).toList());
        chosen.add(WEIGHTS.stream().filter(present::contains).findFirst().orElseThrow(() -> noWeights(name, present)));
        return chosen;
    }

    private static UserException noWeights(HubName name, Collection<String> present) {
        String listed = present.isEmpty()
                ? "nothing"
                : String.join(", ", present.stream().sorted().limit(12).toList()) + (present.size() > 12 ? ", …" : "");
        return new UserException(
                "model (" + name + ") must have model.safetensors or pytorch_model.bin; it has " + listed + ".",
                "another model, or one of its kind that has been converted to safetensors.");
    }

    /**
     * The files that an index names, once it is there.
     *
     * @param folder of the snapshot
     * @throws UserException when it names a file elsewhere
     */
    static Set<String> shards(Path folder, List<String> first) {
        Set<String> shards = new TreeSet<>();
        for (String index :
                first.stream().filter(file -> file.endsWith(".index.json")).toList()) {
            for (JsonNode shard : TextFile.json(folder.resolve(index)).path("weight_map")) {
                shards.add(plain(index, shard.asText()));
            }
        }
        return shards;
    }

    private static String plain(String index, String shard) {
        boolean plain = !shard.isEmpty()
                && !shard.startsWith(".")
                && shard.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
        if (!plain) {
            throw new UserException(
                    index + " (" + shard + ") must name files beside it, and none elsewhere.",
                    "another model: this one wants to write where it must not.");
        }
        return shard;
    }

    /** Of the files that a model needs, those that a snapshot lacks; its config and weights at least are needed. */
    static List<String> missing(Path folder, Collection<String> present) {
        List<String> lacking = new ArrayList<>();
        if (!present.contains(CONFIG) && !present.contains("adapter_config.json")) {
            lacking.add(CONFIG);
        }
        List<String> weights =
                WEIGHTS.stream().filter(present::contains).limit(1).toList();
        if (weights.isEmpty()) {
            lacking.add(WEIGHTS.get(0));
        }
        Stream<String> shards = shards(folder, weights).stream().filter(shard -> !present.contains(shard));
        return Stream.concat(lacking.stream(), shards).toList();
    }
}
