package dev.tunebook.engine.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a very small model of each family and head, from a config that says bfloat16, saves it, trains adapters on it and
 * saves those, and writes down what each says of some ids, for {@code saved.py} to load with Transformers and PEFT and compare.
 *
 * <p>Arguments: an empty folder. It then holds a folder for each model, with {@code said.json} beside the saved files.
 */
public final class SavedBenchmark {
    private static final List<String> DECODERS = List.of("gpt2", "llama", "qwen2", "qwen3");
    private static final String TEXT = "my card is lost again";
    private static final int[] IDS = {2, 7, 8, 5, 9, 6, 3};

    private SavedBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        List<String> words = List.of("card", "parcel", "lost", "late", "my", "the", "is", "again");
        Path rows = out.resolve("rows.csv");
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 60; i++) {
            csv.append("my %s is %s %s,%s%n".formatted(words.get(i % 2), words.get(2 + i / 2 % 2), i, words.get(i % 2)));
        }
        Files.writeString(rows, csv);
        Dataset dataset = Dataset.load(
                "rows", DatasetSpec.defaults().path(rows.toString()).minRows(1).group(Group.NONE), Path.of(""));
        for (String family :
                List.of("bert", "distilbert", "roberta", "modernbert", "gpt2", "llama", "qwen2", "qwen3")) {
            Path start = Files.createDirectories(out.resolve("start-" + family));
            Files.writeString(
                    start.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + String.join("\n", words) + "\n");
            Files.writeString(start.resolve("config.json"), config(family).json());
            Task saying = DECODERS.contains(family) ? Task.CAUSAL_LM : Task.MASKED_LM;
            for (Task task : List.of(Task.CLASSIFICATION, saying)) {
                TrainSpec spec = TrainSpec.defaults()
                        .model(start.toString())
                        .task(task)
                        .randomWeights(true)
                        .maxTokens(16)
                        .epochs(1)
                        .batchSize(8)
                        .learningRate(1e-3)
                        .threads(1);
                Path saved = out.resolve(family + "-" + task.name().toLowerCase());
                try (TextModel model = Trainer.fit(dataset, spec, event -> {})) {
                    model.save(saved);
                    write(model, saved);
                }
                TrainSpec adapting = spec.model(saved.toString()).randomWeights(false).loraRank(2);
                try (TextModel model = Trainer.fit(dataset, adapting, event -> {})) {
                    model.saveAdapters(saved.resolve("adapter"), saved.toString());
                    write(model, saved.resolve("adapter"));
                }
            }
        }
    }

    private static void write(TextModel model, Path folder) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("ids", IDS);
        said.put("logits", logits(model.network()));
        said.put("text", TEXT);
        said.put("tokens", model.tokens().encode(TEXT, 16).ids());
        Files.writeString(folder.resolve("said.json"), new ObjectMapper().writeValueAsString(said));
    }

    private static float[] logits(Network network) {
        try (Scope scope = network.torch().scope()) {
            return network.logits(scope, Batch.of(scope, List.of(IDS), 0)).floats();
        }
    }

    private static Config config(String family) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "model_type", family, "vocab_size", 13, "max_position_embeddings", 40, "pad_token_id", 0,
                "initializer_range", 0.3, "bos_token_id", 2, "eos_token_id", 3, "dtype", "bfloat16"));
        members.putAll(
                switch (family) {
                    case "distilbert" -> Map.of("dim", 16, "n_layers", 2, "n_heads", 4, "hidden_dim", 24);
                    case "gpt2" -> Map.of("n_embd", 16, "n_layer", 2, "n_head", 4, "n_positions", 40);
                    default ->
                        Map.of(
                                "hidden_size", 16, "num_hidden_layers", 2, "num_attention_heads", 4,
                                "intermediate_size", 24, "head_dim", 4);
                });
        if (List.of("llama", "qwen2", "qwen3").contains(family)) {
            members.put("num_key_value_heads", 2);
        }
        if (family.equals("modernbert")) {
            members.putAll(Map.of(
                    "local_attention", 4, "cls_token_id", 2, "sep_token_id", 3, "reference_compile", false));
        }
        return Config.of(members);
    }
}
