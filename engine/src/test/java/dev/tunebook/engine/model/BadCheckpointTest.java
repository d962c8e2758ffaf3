package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told of a folder whose parts do not belong together, when a run is to start from it. */
class BadCheckpointTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final String QUERY = "bert.encoder.layer.1.attention.self.query.weight";

    @TempDir
    Path folder;

    @BeforeEach
    void saveAWholeOne() throws IOException {
        TinyCheckpoint.bert(folder, List.of("my card was stolen"));
        try (Classifier model = load(TrainSpec.defaults().randomWeights(true))) {
            model.network().save(folder.resolve(Checkpoint.WEIGHTS));
        }
        load(TrainSpec.defaults()).close();
    }

    private Classifier load(TrainSpec spec) {
        return BaseModels.find(folder.toString(), Progress.NONE)
                .classifier(TORCH, List.of("bad", "good"), List.of(), spec);
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> load(TrainSpec.defaults()))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    /** Writes the file anew, each tensor as it is handed back; a name that becomes empty is left out. */
    private void rewrite(UnaryOperator<SafetensorsWriter.Named> change) {
        Safetensors file = Safetensors.open(folder.resolve(Checkpoint.WEIGHTS));
        List<SafetensorsWriter.Named> tensors = file.names().stream()
                .map(name -> {
                    float[] values = file.floats(name, file.shape(name));
                    return change.apply(new SafetensorsWriter.Named(name, file.shape(name), () -> values));
                })
                .filter(tensor -> !tensor.name().isEmpty())
                .toList();
        SafetensorsWriter.write(folder.resolve(Checkpoint.WEIGHTS), tensors);
    }

    private void config(String member, Object value) throws IOException {
        Path file = folder.resolve(Checkpoint.CONFIG);
        Files.writeString(
                file,
                dev.tunebook.engine.model.architectures.Config.parse("config.json", Files.readString(file))
                        .with(member, value)
                        .json());
    }

    @Test
    void namesTheTensorThatIsMissing() {
        rewrite(tensor -> tensor.name().equals(QUERY)
                ? new SafetensorsWriter.Named("", tensor.shape(), tensor.values())
                : tensor);
        refuses(folder.getFileName() + ": tensor (" + QUERY + ") must be among the file's 40 tensors.\n"
                + "Maybe bert.encoder.layer.0.attention.self.query.weight is meant, or another architecture than this"
                + " checkpoint's.");
    }

    @Test
    void namesTheTensorWithAnotherShapeAndBothShapes() throws IOException {
        config("hidden_size", 24);
        refuses("model.safetensors: tensor bert.embeddings.word_embeddings.weight ([9, 16]) must have shape [9, 24].\n"
                + "Maybe a config.json that belongs to this checkpoint.");
    }

    @Test
    void namesTheTensorOfATypeThatCannotBeTrained() throws IOException {
        Path file = folder.resolve(Checkpoint.WEIGHTS);
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = bytes.indexOf("\"F32\"", bytes.indexOf(QUERY));
        Files.writeString(
                file, bytes.substring(0, at) + "\"I32\"" + bytes.substring(at + 5), StandardCharsets.ISO_8859_1);
        refuses("model.safetensors: tensor " + QUERY + " (I32) must be of F32, F16, BF16 or F64.\n"
                + "Maybe a checkpoint of the same model that is not quantised.");
    }

    @Test
    void listsTheArchitecturesThatItKnows() throws IOException {
        config("model_type", "bart");
        refuses("model_type (bart) must be one of bert, distilbert, gpt2, llama, modernbert, ngram-bag, qwen2, qwen3,"
                + " roberta.\nMaybe a checkpoint of bert.");
    }

    @Test
    void refusesATokenizerWithMoreTokensThanTheModelHas() throws IOException {
        Files.writeString(
                folder.resolve("vocab.txt"), Files.readString(folder.resolve("vocab.txt")) + "parcel\nlate\n");
        refuses("config.json: vocab_size (9) must be at least 11, the size of vocab.txt's vocabulary.\n"
                + "Maybe the tokenizer that belongs to this checkpoint.");
    }

    @Test
    void cutsATextThatIsLongerThanTheModelsPositions() {
        try (Classifier model = load(TrainSpec.defaults())) {
            assertThat(model.encode("card ".repeat(39), 512).cut()).isTrue();
            assertThat(model.encode("card ".repeat(39), 512).ids()).hasSize(40);
            assertThat(model.encode("card ".repeat(38), 512).cut()).isFalse();
        }
    }

    static Stream<String> families() {
        return Stream.concat(TinyNetworks.ENCODERS.stream(), TinyNetworks.DECODERS.stream());
    }

    @Test
    void refusesIdsThatTheModelHasNoEmbeddingFor() {
        families().forEach(type -> {
            try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                    Scope scope = TORCH.scope()) {
                for (int id : new int[] {-1, 50, Integer.MAX_VALUE}) {
                    Batch batch = Batch.of(scope, List.of(new int[] {3, id, 4}), 0);
                    assertThatThrownBy(() -> network.answers(scope, batch))
                            .isInstanceOf(UserException.class)
                            .hasMessage("id (" + id + ") must be from 0 to 49, since config.json's vocab_size is 50.\n"
                                    + "Maybe the tokenizer that belongs to this checkpoint.");
                }
            }
        });
    }
}
