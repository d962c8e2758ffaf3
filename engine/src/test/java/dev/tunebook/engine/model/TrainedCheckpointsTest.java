package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three models that others trained, against what the reference implementations say of them. */
class TrainedCheckpointsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Torch TORCH = Torch.start("cpu", 1);

    private static Path folder(String name) {
        Path folder = Path.of(System.getProperty("tunebook.shared", "../../shared"), "checkpoints", name);
        assumeTrue(Files.isDirectory(folder), () -> "no trained checkpoint at " + folder);
        return folder;
    }

    private static JsonNode json(Path file) throws IOException {
        return MAPPER.readTree(Files.readString(file));
    }

    private static Network load(Path folder) throws IOException {
        Config config = Config.parse("config.json", Files.readString(folder.resolve("config.json")));
        return Network.load(
                TORCH,
                config,
                Head.of(config),
                Safetensors.open(folder.resolve("model.safetensors")),
                false,
                Tuning.WHOLE);
    }

    private static int[] ids(JsonNode array) {
        return MAPPER.convertValue(array, int[].class);
    }

    private static float[] floats(JsonNode array) {
        return MAPPER.convertValue(array, float[].class);
    }

    @Test
    void classifiesTicketsAsTheReferenceDoes() throws IOException {
        Path folder = folder("bert-ticket-classifier");
        HubTokens tokens = HubTokens.open(folder);
        int rows = 0;
        try (Network network = load(folder);
                Scope scope = TORCH.scope()) {
            for (JsonNode part : json(folder.resolve("reference_outputs.json"))) {
                for (JsonNode row : part.path("rows")) {
                    int[] ids = ids(row.path("input_ids"));
                    assertThat(tokens.encode(row.path("text").asText(), 160).ids())
                            .isEqualTo(ids);
                    float[] logits = network.logits(scope, Batch.of(scope, List.of(ids), 0))
                            .floats();
                    assertThat(logits).usingComparatorWithPrecision(1e-4f).containsExactly(floats(row.path("logits")));
                    rows++;
                }
            }
        }
        assertThat(rows).isGreaterThan(40);
    }

    @Test
    void planProcessChainsAsTheReferenceDoes() throws IOException {
        Path folder = folder("gpt2-capp");
        try (Network network = load(folder);
                Scope scope = TORCH.scope()) {
            for (JsonNode row : json(folder.resolve("reference_outputs.json"))) {
                int[] ids = ids(row.path("input_ids"));
                Batch batch = Batch.of(scope, List.of(ids), 0);
                float[] logits = network.logits(scope, batch).floats();
                int width = logits.length / ids.length;
                assertThat(Arrays.copyOfRange(logits, logits.length - width, logits.length))
                        .usingComparatorWithPrecision(1e-4f)
                        .containsExactly(floats(row.path("onnxruntime_last_logits")));
                List<Integer> likeliest = new ArrayList<>();
                for (int place = 0; place < ids.length; place++) {
                    int best = 0;
                    for (int i = 1; i < width; i++) {
                        best = logits[place * width + i] > logits[place * width + best] ? i : best;
                    }
                    likeliest.add(best);
                }
                assertThat(likeliest)
                        .isEqualTo(Arrays.stream(ids(row.path("argmax_per_position")))
                                .boxed()
                                .toList());
                Tensor loss = network.gradients(scope, batch, batch.ids(), new Network.Rates(0, 0, 0, 0, 0, false), 0)
                        .get(0);
                assertThat(loss.floats()[0])
                        .isEqualTo((float) row.path("torch_mean_ce_loss").asDouble(), within(1e-4f));
            }
        }
    }

    @Test
    void tellsTheStoryThatTheReferenceTells() throws IOException {
        Path folder = folder("llama-stories260K");
        JsonNode expected = json(folder.resolve("expected_outputs.json"));
        int[] story = ids(expected.path("greedy_ids_200"));
        try (Network network = load(folder);
                Scope scope = TORCH.scope()) {
            int[] beginning = {story[0]};
            assertThat(Generator.greedy(network, beginning, story.length - 1))
                    .isEqualTo(Arrays.copyOfRange(story, 1, story.length));
            assertThat(network.logits(scope, Batch.of(scope, List.of(beginning), 0))
                            .floats())
                    .usingComparatorWithPrecision(1e-3f)
                    .containsExactly(floats(expected.path("logits_after_BOS")));
        }
    }
}
