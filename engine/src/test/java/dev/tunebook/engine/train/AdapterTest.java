package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.model.adapters.AdaptedFile;
import dev.tunebook.engine.model.adapters.AdapterFolder;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdapterTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private static SafetensorsWriter.Named named(String name, long[] shape, float... values) {
        return new SafetensorsWriter.Named(name, shape, () -> values);
    }

    private Path base(float... weight) throws IOException {
        Path base = Files.createDirectories(folder.resolve("base"));
        SafetensorsWriter.write(
                base.resolve("model.safetensors"),
                List.of(
                        named("layer.query.weight", new long[] {2, 3}, weight),
                        named("score.weight", new long[] {1, 2}, 5, 6)));
        return base.resolve("model.safetensors");
    }

    private AdapterFolder adapter(boolean turned, long[] a, long[] b) {
        Path written = folder.resolve("adapter");
        AdapterFolder.write(
                written,
                new AdapterFolder.Content(
                        "base",
                        "SEQ_CLS",
                        1,
                        4,
                        0,
                        turned,
                        List.of(
                                named("trunk.layer.query.lora_A.weight", a, 1, 2, 3),
                                named("trunk.layer.query.lora_B.weight", b, 10, 20),
                                named("score.weight", new long[] {1, 2}, 7, 8))));
        return AdapterFolder.open(written);
    }

    @Test
    void addsTheScaledProductAndTakesItOutAgain() throws IOException {
        TensorFile plain = Safetensors.open(base(1, 1, 1, 2, 2, 2));
        AdapterFolder adapter = adapter(false, new long[] {1, 3}, new long[] {2, 1});
        assertThat(adapter.scale()).isEqualTo(4);
        TensorFile merged = AdaptedFile.merged(plain, adapter);
        assertThat(merged.floats("layer.query.weight", 2, 3))
                .as("W + 4 · [10, 20]ᵀ [1, 2, 3]; the base lacks the trunk's prefix")
                .containsExactly(41, 81, 121, 82, 162, 242);
        assertThat(merged.floats("score.weight", 1, 2)).containsExactly(7, 8);
        TensorFile back = AdaptedFile.unmerged(merged, adapter);
        assertThat(back.floats("layer.query.weight", 2, 3)).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(back.floats("score.weight", 1, 2)).containsExactly(7, 8);
    }

    @Test
    void turnsTheProductRoundWhereTheMatrixIs() throws IOException {
        TensorFile plain = Safetensors.open(base(0, 0, 0, 0, 0, 0));
        Path written = folder.resolve("adapter");
        AdapterFolder.write(
                written,
                new AdapterFolder.Content(
                        "base",
                        "",
                        1,
                        1,
                        0,
                        true,
                        List.of(
                                named("layer.query.lora_A.weight", new long[] {1, 2}, 1, 2),
                                named("layer.query.lora_B.weight", new long[] {3, 1}, 10, 20, 30))));
        assertThat(AdaptedFile.merged(plain, AdapterFolder.open(written)).floats("layer.query.weight", 2, 3))
                .containsExactly(10, 20, 30, 20, 40, 60);
    }

    @Test
    void describesItselfAsPeftDoes() throws IOException {
        adapter(false, new long[] {1, 3}, new long[] {2, 1});
        JsonNode config = MAPPER.readTree(Files.readString(folder.resolve("adapter/adapter_config.json")));
        assertThat(config.toString())
                .isEqualTo("{\"peft_type\":\"LORA\",\"task_type\":\"SEQ_CLS\",\"base_model_name_or_path\":\"base\","
                        + "\"r\":1,\"lora_alpha\":4.0,\"lora_dropout\":0.0,\"fan_in_fan_out\":false,\"bias\":\"none\","
                        + "\"inference_mode\":true,\"target_modules\":[\"trunk.layer.query\"],"
                        + "\"modules_to_save\":[\"score\"]}");
        assertThat(Safetensors.open(folder.resolve("adapter/adapter_model.safetensors"))
                        .names())
                .containsExactly(
                        "base_model.model.score.weight",
                        "base_model.model.trunk.layer.query.lora_A.weight",
                        "base_model.model.trunk.layer.query.lora_B.weight");
    }

    @Test
    void namesTheLargestModulesThatAreTrainedWhole() throws IOException {
        Path written = folder.resolve("adapter");
        AdapterFolder.write(
                written,
                new AdapterFolder.Content(
                        "base",
                        "SEQ_CLS",
                        1,
                        1,
                        0,
                        false,
                        List.of(
                                named("roberta.layer.query.lora_A.weight", new long[] {1, 1}, 1),
                                named("roberta.layer.query.lora_B.weight", new long[] {1, 1}, 1),
                                named("roberta.pooler.dense.bias", new long[] {1}, 1),
                                named("classifier.dense.weight", new long[] {1, 1}, 1),
                                named("classifier.dense.bias", new long[] {1}, 1),
                                named("classifier.out_proj.weight", new long[] {1, 1}, 1))));
        JsonNode config = MAPPER.readTree(Files.readString(written.resolve("adapter_config.json")));
        assertThat(config.path("modules_to_save"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("roberta.pooler", "classifier");
    }

    @ParameterizedTest
    @CsvSource({
        "peft_type, '\"IA3\"', peft_type (IA3) must be LORA.",
        "use_dora, true, use_dora (true) must be false.",
        "bias, '\"all\"', bias (all) must be none.",
        "r, 0, r (0) must be a number above 0.",
        "rank_pattern, '{\"query\":4}', 'rank_pattern ({\"query\":4}) must be empty.'"
    })
    void refusesWhatItCannotCompute(String member, String value, String problem) throws IOException {
        adapter(false, new long[] {1, 3}, new long[] {2, 1});
        Path config = folder.resolve("adapter/adapter_config.json");
        com.fasterxml.jackson.databind.node.ObjectNode json =
                (com.fasterxml.jackson.databind.node.ObjectNode) MAPPER.readTree(Files.readString(config));
        json.set(member, MAPPER.readTree(value));
        Files.writeString(config, json.toString());
        assertThatThrownBy(() -> AdapterFolder.open(folder.resolve("adapter")))
                .isInstanceOf(UserException.class)
                .hasMessage("adapter_config.json: " + problem
                        + "\nMaybe merging the adapter where it was made, and saving the whole model.");
    }

    @Test
    void refusesAnAdapterThatDoesNotSayItsBase() throws IOException {
        Path written = folder.resolve("adapter");
        adapter(false, new long[] {1, 3}, new long[] {2, 1});
        Path config = written.resolve("adapter_config.json");
        Files.writeString(config, Files.readString(config).replace("\"base\"", "null"));
        assertThatThrownBy(() -> BaseModels.find(written.toString(), Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessage("adapter (" + written + ") must say which model it belongs to, "
                        + "as base_model_name_or_path in adapter_config.json.\n"
                        + "Maybe writing the folder or the hub's name of its base model there.");
    }

    @Test
    void refusesToMergeAHeadWhoseClassesNobodyNames() throws IOException {
        Path written = folder.resolve("adapter");
        adapter(false, new long[] {1, 3}, new long[] {2, 1});
        assertThatThrownBy(() -> BaseModels.merged(Torch.start("cpu", 1), written, Progress.NONE))
                .isInstanceOf(UserException.class)
                .hasMessage("adapter (" + written + ") must have a config.json that names the classes of its head.\n"
                        + "Maybe model.config.save_pretrained(…) in Python, where it was trained, with id2label.");
    }

    @Test
    void refusesAnAdapterOfAnotherModel() throws IOException {
        TensorFile plain = Safetensors.open(base(1, 1, 1, 2, 2, 2));
        Path written = folder.resolve("adapter");
        AdapterFolder.write(
                written,
                new AdapterFolder.Content(
                        "base", "", 1, 1, 0, false, List.of(named("h.0.key.lora_A.weight", new long[] {1, 2}, 1, 2))));
        assertThatThrownBy(() -> AdaptedFile.merged(plain, AdapterFolder.open(written)))
                .hasMessage("adapter_model.safetensors: layer (h.0.key.weight) must be one of model.safetensors.\n"
                        + "Maybe the base model that the adapter was trained on.");
    }

    @ParameterizedTest
    @CsvSource({"CLASSIFICATION", "CAUSAL_LM"})
    void aRunsAdaptersOnTheirBaseAreTheRun(Task task) throws IOException {
        Dataset dataset = TinyData.rows(80);
        Path start = task == Task.CAUSAL_LM
                ? TinyCheckpoint.gpt2(Files.createDirectories(folder.resolve("start")))
                : TinyCheckpoint.bert(
                        Files.createDirectories(folder.resolve("start")), dataset.texts(dataset.indices(Part.TRAIN)));
        TrainSpec spec = TrainSpec.defaults()
                .model(start.toString())
                .task(task)
                .randomWeights(true)
                .epochs(1)
                .maxTokens(32)
                .learningRate(0.01)
                .threads(1);
        Path base = folder.resolve("whole");
        try (TextModel model = Trainer.fit(dataset, spec, event -> {})) {
            model.save(base);
        }
        TrainSpec adapting = spec.model(base.toString())
                .randomWeights(false)
                .loraRank(2)
                .loraDropout(0.1)
                .loraTargets(task == Task.CAUSAL_LM ? List.of("c_attn", "c_fc") : List.of("query", "value"));
        Path adapter = folder.resolve("run-adapter");
        Path merged = folder.resolve("run-merged");
        try (TextModel model = Trainer.fit(dataset, adapting, event -> {})) {
            model.saveAdapters(adapter, base.toString());
            model.save(merged);
        }
        List<float[]> wanted = values(merged, task, dataset);
        List<float[]> found = values(adapter, task, dataset);
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            for (int j = 0; j < wanted.get(i).length; j++) {
                assertThat(found.get(i)[j]).isEqualTo(wanted.get(i)[j], within(1e-6f));
            }
        }
        JsonNode config = MAPPER.readTree(Files.readString(adapter.resolve("adapter_config.json")));
        assertThat(config.path("target_modules")).hasSize(4);
        mergesAndUnmerges(base, adapter, merged);
    }

    /** Into files and out again; what was trained whole beside the adapters stays. */
    private void mergesAndUnmerges(Path base, Path adapter, Path merged) {
        Torch torch = Torch.start("cpu", 1);
        Path again = folder.resolve("merged-again");
        try (TextModel model = BaseModels.merged(torch, adapter, Progress.NONE)) {
            model.save(again);
        }
        assertNear(again, merged, 1e-6f, false);
        Path apart = folder.resolve("apart");
        try (TextModel model = BaseModels.unmerged(torch, again, adapter)) {
            model.save(apart);
        }
        assertNear(apart, base, 1e-6f, true);
        assertThat(apart.resolve("config.json")).hasSameTextualContentAs(again.resolve("config.json"));
    }

    private static void assertNear(Path found, Path wanted, float most, boolean trunkAlone) {
        Safetensors some = Safetensors.open(found.resolve("model.safetensors"));
        Safetensors others = Safetensors.open(wanted.resolve("model.safetensors"));
        assertThat(some.names()).isEqualTo(others.names());
        some.names().stream()
                .filter(name -> !trunkAlone || !name.matches("classifier.*|bert.pooler.*"))
                .forEach(name -> assertThat(some.floats(name, some.shape(name)))
                        .as(name)
                        .usingComparatorWithPrecision(most)
                        .containsExactly(others.floats(name, others.shape(name))));
    }

    private static List<float[]> values(Path place, Task task, Dataset dataset) {
        Torch torch = Torch.start("cpu", 1);
        TrainSpec spec = TrainSpec.defaults().task(task);
        try (TextModel model = task == Task.CLASSIFICATION
                ? BaseModels.find(place.toString(), Progress.NONE).classifier(torch, dataset.labels(), List.of(), spec)
                : BaseModels.find(place.toString(), Progress.NONE).languageModel(torch, spec)) {
            return new ArrayList<>(model.network().weights().values());
        }
    }

    @Test
    void namesTheLayersWhenATargetIsNotAmongThem() throws IOException {
        Dataset dataset = TinyData.rows(40);
        Path start = TinyCheckpoint.bert(folder, dataset.texts(dataset.indices(Part.TRAIN)));
        TrainSpec spec = TrainSpec.defaults()
                .model(start.toString())
                .randomWeights(true)
                .loraRank(2)
                .loraTargets(List.of("q_proj"));
        assertThatThrownBy(() -> {
                    try (Classifier model = (Classifier) Trainer.fit(dataset, spec, event -> {})) {
                        model.labels();
                    }
                })
                .hasMessage("lora-targets (q_proj) must name linear layers of this model: query, key, value, dense.\n"
                        + "Maybe no --lora-targets, which adapts all of them.");
    }
}
