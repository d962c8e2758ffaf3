package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One very small config of each architecture, with weights large enough for differences to show. */
public final class TinyNetworks {
    public static final List<String> ENCODERS = List.of("bert", "distilbert", "roberta", "modernbert");
    public static final List<String> DECODERS = List.of("gpt2", "llama", "qwen2", "qwen3");
    public static final int VOCABULARY = 50;

    static final int[] SHORT = {5, 6, 7};
    static final int[] LONG = {9, 8, 7, 6, 5, 11, 12, 13, 14, 15};

    private TinyNetworks() {}

    static Stream<String> families() {
        return Stream.concat(ENCODERS.stream(), DECODERS.stream());
    }

    /** What a network says of rows of ids, padded to the longest. */
    static float[] logits(Network network, int[]... rows) {
        try (Scope scope = network.torch().scope()) {
            return network.logits(scope, Batch.of(scope, List.of(rows), 0)).floats();
        }
    }

    /** The config of an architecture. */
    public static Config config(String type) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "model_type", type, "vocab_size", VOCABULARY, "max_position_embeddings", 40, "initializer_range", 0.3));
        members.putAll(
                switch (type) {
                    case "distilbert" -> Map.of("dim", 16, "n_layers", 2, "n_heads", 4, "hidden_dim", 24);
                    case "gpt2" -> Map.of("n_embd", 16, "n_layer", 2, "n_head", 4, "n_positions", 40);
                    case "modernbert" ->
                        Map.of(
                                "hidden_size",
                                16,
                                "num_hidden_layers",
                                3,
                                "num_attention_heads",
                                4,
                                "intermediate_size",
                                24,
                                "local_attention",
                                4);
                    case "llama", "qwen2", "qwen3" ->
                        Map.of(
                                "hidden_size",
                                16,
                                "num_hidden_layers",
                                2,
                                "num_attention_heads",
                                4,
                                "num_key_value_heads",
                                2,
                                "intermediate_size",
                                24,
                                "rms_norm_eps",
                                1e-5);
                    default ->
                        Map.of(
                                "hidden_size",
                                16,
                                "num_hidden_layers",
                                2,
                                "num_attention_heads",
                                4,
                                "intermediate_size",
                                24);
                });
        return Config.of(members);
    }

    /** A network with seeded weights. */
    public static Network of(Torch torch, String type, Head head) {
        Config config = config(type);
        Weights weights = Weights.initial(torch, Architectures.of(config).parameters(config, head), 7);
        return new Network(torch, config, head, weights);
    }

    /** The language-modelling head that an architecture has. */
    public static Head languageModel(String type) {
        return new Head(DECODERS.contains(type) ? Task.CAUSAL_LM : Task.MASKED_LM, 0);
    }
}
