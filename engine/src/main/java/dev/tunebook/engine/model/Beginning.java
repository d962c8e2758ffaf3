package dev.tunebook.engine.model;

import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A language model that has learnt nothing yet, in a folder that pretraining starts from. */
public final class Beginning {
    private Beginning() {}

    /** BERT's config; heads are 64 wide, and what is within is four times as wide as what is between. */
    public static Config encoder(int vocabulary, int layers, int width, int positions) {
        return Config.of(new TreeMap<>(Map.ofEntries(
                Map.entry("architectures", List.of("BertForMaskedLM")),
                Map.entry("model_type", "bert"),
                Map.entry("vocab_size", vocabulary),
                Map.entry("hidden_size", width),
                Map.entry("num_hidden_layers", layers),
                Map.entry("num_attention_heads", width / 64),
                Map.entry("intermediate_size", 4 * width),
                Map.entry("hidden_act", "gelu"),
                Map.entry("max_position_embeddings", positions),
                Map.entry("type_vocab_size", 2),
                Map.entry("layer_norm_eps", 1e-12),
                Map.entry("hidden_dropout_prob", 0.1),
                Map.entry("attention_probs_dropout_prob", 0.1),
                Map.entry("initializer_range", 0.02),
                Map.entry("pad_token_id", 0))));
    }

    /** GPT-2's config; the last id of the vocabulary begins and ends a text. */
    public static Config decoder(int vocabulary, int layers, int width, int positions) {
        return Config.of(new TreeMap<>(Map.ofEntries(
                Map.entry("architectures", List.of("GPT2LMHeadModel")),
                Map.entry("model_type", "gpt2"),
                Map.entry("vocab_size", vocabulary),
                Map.entry("n_embd", width),
                Map.entry("n_layer", layers),
                Map.entry("n_head", width / 64),
                Map.entry("n_positions", positions),
                Map.entry("activation_function", "gelu_new"),
                Map.entry("layer_norm_epsilon", 1e-5),
                Map.entry("embd_pdrop", 0.1),
                Map.entry("attn_pdrop", 0.1),
                Map.entry("resid_pdrop", 0.1),
                Map.entry("initializer_range", 0.02),
                Map.entry("bos_token_id", vocabulary - 1),
                Map.entry("eos_token_id", vocabulary - 1))));
    }

    /**
     * Writes the config and made-up weights, but for those that are given; with what a classifier would keep.
     *
     * @param given values by tensor name, each as many as the tensor has
     */
    public static void write(Path folder, Torch torch, Config config, Map<String, float[]> given, long seed) {
        Architecture architecture = Architectures.of(config);
        List<Parameter> parameters = new ArrayList<>(architecture.parameters(config, Head.of(config)));
        if (architecture.tasks().contains(Task.CLASSIFICATION)) {
            architecture.parameters(config, Head.classes(1)).stream()
                    .filter(parameter -> architecture.isOptional(parameter.name()))
                    .forEach(parameters::add);
        }
        try (Weights weights = Weights.initial(torch, parameters, seed)) {
            SafetensorsWriter.write(
                    folder.resolve(Checkpoint.WEIGHTS),
                    IntStream.range(0, weights.parameters().size())
                            .mapToObj(i -> named(
                                    weights.parameters().get(i),
                                    weights.tensors().get(i),
                                    given))
                            .toList());
        }
        WholeFile.write(folder.resolve(Checkpoint.CONFIG), config.json().getBytes(StandardCharsets.UTF_8));
    }

    private static SafetensorsWriter.Named named(Parameter parameter, Tensor made, Map<String, float[]> given) {
        float[] values = given.get(parameter.name());
        if (values != null && values.length != made.size()) {
            throw new IllegalArgumentException(parameter.name() + " needs " + made.size() + " values");
        }
        return new SafetensorsWriter.Named(
                parameter.name(), parameter.shape(), values == null ? made::floats : () -> values);
    }
}
