package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Generator;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Tuning;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code parity} says of checkpoints of our own, whose reference is the engine itself, and of wrong numbers. */
class ParityTest {
    private static final List<int[]> ROWS = List.of(new int[] {5, 6, 7, 8}, new int[] {9, 3});
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final Gson GSON = new Gson();

    @TempDir
    Path folder;

    private CommandLineFixture tunebook;

    @BeforeEach
    void writeTwoCheckpoints() throws IOException {
        tunebook = CommandLineFixture.withFakeJars(folder.resolve("home"));
        Config bert = Config.of(Map.ofEntries(
                Map.entry("model_type", "bert"),
                Map.entry("architectures", List.of("BertForSequenceClassification")),
                Map.entry("id2label", Map.of("0", "a", "1", "b", "2", "c")),
                Map.entry("vocab_size", 20),
                Map.entry("max_position_embeddings", 16),
                Map.entry("hidden_size", 16),
                Map.entry("num_hidden_layers", 2),
                Map.entry("num_attention_heads", 4),
                Map.entry("intermediate_size", 24),
                Map.entry("initializer_range", 0.3)));
        write("one", bert, Head.classes(3), new long[][] {{2}, {0}});
        Config gpt2 = Config.of(Map.ofEntries(
                Map.entry("model_type", "gpt2"),
                Map.entry("architectures", List.of("GPT2LMHeadModel")),
                Map.entry("vocab_size", 20),
                Map.entry("n_positions", 16),
                Map.entry("n_embd", 16),
                Map.entry("n_layer", 2),
                Map.entry("n_head", 4),
                Map.entry("initializer_range", 0.3)));
        write("two", gpt2, Head.of(gpt2), new long[][] {{5, 6, 7, 8}, {9, 3, -100, -100}});
    }

    private Path checkpoint(String name) {
        return folder.resolve("checkpoints").resolve(name);
    }

    private void write(String name, Config config, Head head, long[][] labels) throws IOException {
        Path place = Files.createDirectories(checkpoint(name));
        Files.writeString(place.resolve("config.json"), config.json());
        try (Network network = Network.initial(TORCH, config, head, Tuning.WHOLE);
                Scope scope = TORCH.scope();
                Moments moments = new Moments(network)) {
            network.save(place.resolve("model.safetensors"));
            expect(place, numbers(network, scope, moments, labels));
        }
    }

    private static void expect(Path place, JsonObject numbers) throws IOException {
        Files.writeString(place.resolve("expected.json"), GSON.toJson(numbers));
    }

    private static JsonObject numbers(Network network, Scope scope, Moments moments, long[][] labels) {
        Network.Rates plain = new Network.Rates(0, 0, 0, 0, 0, false);
        boolean classifies = network.head().classifies();
        Batch batch = Batch.of(scope, ROWS, 0);
        long[] flat = Arrays.stream(labels).flatMapToLong(Arrays::stream).toArray();
        Tensor targets = classifies ? scope.longs(flat, 2) : scope.longs(flat, 2, 4);
        JsonObject json = new JsonObject();
        json.add("input_ids", GSON.toJsonTree(new int[][] {{5, 6, 7, 8}, {9, 3, 0, 0}}));
        json.add("attention_mask", GSON.toJsonTree(new int[][] {{1, 1, 1, 1}, {1, 1, 0, 0}}));
        json.add(
                "labels",
                classifies ? GSON.toJsonTree(new long[] {labels[0][0], labels[1][0]}) : GSON.toJsonTree(labels));
        float[] logits = network.logits(scope, batch).floats();
        json.add(classifies ? "logits" : "last_token_logits", GSON.toJsonTree(rows(logits, classifies)));
        List<Tensor> gradients = network.gradients(scope, batch, targets, plain, 0);
        json.addProperty("loss", gradients.get(0).floats()[0]);
        JsonObject norms = new JsonObject();
        for (int i = 1; i < gradients.size(); i++) {
            double squares = 0;
            for (float value : gradients.get(i).floats()) {
                squares += (double) value * value;
            }
            norms.addProperty(network.weights().parameters().get(i - 1).name(), Math.sqrt(squares));
        }
        json.add("grad_l2_norms", norms);
        if (!classifies) {
            JsonObject continuation = new JsonObject();
            continuation.add("prompt_ids", GSON.toJsonTree(new int[] {5, 6}));
            continuation.add("new_ids", GSON.toJsonTree(Generator.greedy(network, new int[] {5, 6}, 6)));
            json.add("greedy", GSON.toJsonTree(List.of(continuation)));
        }
        json.add("training", training(network, moments, batch, targets));
        return json;
    }

    /** The logits of each row, or those after the last id of each. */
    private static List<float[]> rows(float[] logits, boolean classifies) {
        if (classifies) {
            return List.of(Arrays.copyOf(logits, 3), Arrays.copyOfRange(logits, 3, 6));
        }
        return List.of(Arrays.copyOfRange(logits, 3 * 20, 4 * 20), Arrays.copyOfRange(logits, 5 * 20, 6 * 20));
    }

    private static JsonObject training(Network network, Moments moments, Batch batch, Tensor targets) {
        List<JsonObject> steps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double[] taken =
                    network.step(moments.state(), batch, targets, new Network.Rates(0.01, 0.1, 1, 0, 0, false), 0);
            JsonObject step = new JsonObject();
            step.addProperty("learning_rate", 0.01);
            step.addProperty("loss", taken[0]);
            step.addProperty("grad_norm", taken[1]);
            steps.add(step);
        }
        JsonObject training = new JsonObject();
        training.addProperty("weight_decay", 0.1);
        training.addProperty("clip_global_norm", 1.0);
        training.add("steps", GSON.toJsonTree(steps));
        return training;
    }

    private int parity() {
        return tunebook.run("parity", folder.resolve("checkpoints").toString(), "--device", "cpu");
    }

    @Test
    void printsALineForEachAndEndsWellWhereAllAgree() {
        assertThat(parity()).as(tunebook.out()).isZero();
        assertThat(tunebook.out().lines().toList())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .matches("ok   one +bert +ids equal  logits \\S+  loss \\S+  gradients \\S+ "
                                        + " steps: loss \\S+ norm \\S+  greedy equal"),
                        two -> assertThat(two).matches("ok   two +gpt2 .*"),
                        all -> assertThat(all).isEqualTo("All 2 agree with the reference."));
    }

    /** Changes a reference's number by a little more than its bound. */
    private void changes(String name, Consumer<JsonObject> change) throws IOException {
        misses(name, change);
        assertThat(tunebook.out()).containsPattern("MISS " + name + " ");
    }

    /** Changes a reference, which alone is missed then. */
    private void misses(String name, Consumer<JsonObject> change) throws IOException {
        JsonObject json = JsonParser.parseString(
                        Files.readString(checkpoint(name).resolve("expected.json")))
                .getAsJsonObject();
        change.accept(json);
        expect(checkpoint(name), json);
        assertThat(parity()).isEqualTo(1);
        assertThat(tunebook.out()).contains("1 of 2 do not agree with the reference.");
    }

    private static void add(JsonObject holder, String name, double more) {
        holder.addProperty(name, holder.get(name).getAsDouble() + more);
    }

    private static JsonObject step(JsonObject json, int number) {
        return json.getAsJsonObject("training")
                .getAsJsonArray("steps")
                .get(number)
                .getAsJsonObject();
    }

    @Test
    void missesAWrongLoss() throws IOException {
        changes("one", json -> add(json, "loss", 2e-5));
    }

    @Test
    void missesAWrongLogit() throws IOException {
        changes("two", json -> {
            JsonArray row = json.getAsJsonArray("last_token_logits").get(1).getAsJsonArray();
            row.set(7, GSON.toJsonTree(row.get(7).getAsDouble() + 0.01));
        });
    }

    @Test
    void missesAWrongGradient() throws IOException {
        changes("one", json -> {
            JsonObject norms = json.getAsJsonObject("grad_l2_norms");
            add(
                    norms,
                    "classifier.weight",
                    0.002 * norms.get("classifier.weight").getAsDouble());
        });
    }

    @Test
    void missesAParameterThatOnlyTheReferenceHas() throws IOException {
        changes("one", json -> json.getAsJsonObject("grad_l2_norms").addProperty("classifier.more", 1));
        assertThat(tunebook.out()).contains("     the reference has 42 parameters, not 41\n");
    }

    @Test
    void missesAWrongStep() throws IOException {
        changes("two", json -> add(step(json, 9), "loss", 2e-4));
    }

    @Test
    void missesAWrongNormOfAStep() throws IOException {
        changes(
                "one",
                json -> add(
                        step(json, 4),
                        "grad_norm",
                        0.01 * step(json, 4).get("grad_norm").getAsDouble()));
    }

    @Test
    void missesAnotherContinuation() throws IOException {
        changes("two", json -> {
            JsonArray ids =
                    json.getAsJsonArray("greedy").get(0).getAsJsonObject().getAsJsonArray("new_ids");
            ids.set(3, GSON.toJsonTree((ids.get(3).getAsInt() + 1) % 20));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one | input_ids | rows of ids; attention_mask, as long as input_ids; labels, one class for each row; "
                        + "logits, 3 numbers for each row",
                "one | attention_mask | as long as input_ids",
                "one | labels | one class for each row",
                "two | labels | one row of ids for each row",
                "one | logits | 3 numbers for each row",
                "two | last_token_logits | 20 numbers for each row",
                "one | loss | a number",
                "one | grad_l2_norms | a number for each parameter",
                "two | greedy | with prompt_ids and new_ids",
                "one | training | with weight_decay, clip_global_norm and steps"
            })
    void missesWhatTheReferenceLeavesOut(String name, String member, String rest) throws IOException {
        refuses(name, json -> json.remove(member), member + ", " + rest);
    }

    @Test
    void missesWhatTheReferenceHasInAnotherShape() throws IOException {
        refuses("one", json -> json.addProperty("loss", "much"), "loss, a number");
        writeTwoCheckpoints();
        refuses("one", json -> json.addProperty("labels", 3), "labels, one class for each row");
    }

    @Test
    void missesStepsAndContinuationsThatAreNone() throws IOException {
        refuses(
                "two",
                json -> json.getAsJsonObject("training").add("steps", new JsonArray()),
                "training, with weight_decay, clip_global_norm and steps");
        writeTwoCheckpoints();
        refuses("two", json -> json.add("greedy", new JsonArray()), "greedy, with prompt_ids and new_ids");
    }

    @Test
    void namesAllThatIsMissingAtOnce() throws IOException {
        Files.writeString(checkpoint("one").resolve("expected.json"), "{}");
        assertThat(parity()).isEqualTo(1);
        assertThat(tunebook.out())
                .contains("MISS one: expected.json must have input_ids, rows of ids; ")
                .contains("; loss, a number; grad_l2_norms, a number for each parameter; training, with ")
                .contains("ok   two ");
    }

    @Test
    void missesAFileThatIsNoJson() throws IOException {
        Files.writeString(checkpoint("one").resolve("expected.json"), "{\"input_ids\": [[5,");
        assertThat(parity()).isEqualTo(1);
        assertThat(tunebook.out()).contains("MISS one: ").contains("expected.json must be a readable JSON file: ");
    }

    @Test
    void refusesAFolderWithoutAnyReference() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(tunebook.run("parity", empty.toString())).isEqualTo(2);
        assertThat(tunebook.error())
                .isEqualTo(empty + " must hold a checkpoint with an expected.json.\n"
                        + "Maybe the folder above the checkpoints.\n");
    }

    private void refuses(String name, Consumer<JsonObject> change, String missing) throws IOException {
        misses(name, change);
        assertThat(tunebook.out())
                .contains("MISS " + name + ": expected.json must have " + missing + ".\nMaybe write it again.");
    }

    @Test
    void countsACheckpointThatCannotBeReadAsAMiss() throws IOException {
        Files.write(checkpoint("two").resolve("model.safetensors"), new byte[3]);
        assertThat(parity()).isEqualTo(1);
        assertThat(tunebook.out())
                .contains("ok   one ")
                .contains("MISS two: model.safetensors: size (3 bytes) must be at least 8.")
                .contains("1 of 2 do not agree with the reference.");
    }
}
