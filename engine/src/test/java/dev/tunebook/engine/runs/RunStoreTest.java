package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(3).learningRate(0.01).threads(1);

    @TempDir
    Path folder;

    private Run train() {
        return RunStore.in(folder).train("run1", TinyData.rows(400), SPEC, event -> {});
    }

    @Test
    void keepsEverythingInPlainFiles() throws Exception {
        Run run = train();
        assertThat(run.folder()).hasParent(folder.resolve(".tunebook/runs"));
        assertThat(run.id()).matches("\\d{8}-\\d{6}-run1-[0-9a-f]{4}");
        assertThat(SpecJson.read(TrainSpec.class, Files.readString(run.folder().resolve("spec.json"))))
                .isEqualTo(SPEC);
        JsonNode dataset = json(run.folder().resolve("dataset.json"));
        assertThat(dataset.path("fingerprint").asText()).isEqualTo(run.dataset().fingerprint());
        assertThat(dataset.path("options").path("split").asText()).isEqualTo("80/10/10");
        JsonNode environment = json(run.folder().resolve("environment.json"));
        assertThat(environment.path("device").asText()).isEqualTo("cpu");
        assertThat(environment.path("libtorch").asText()).isEqualTo("2.7.1");
        List<TrainEvent> events = Files.readAllLines(run.folder().resolve("events.jsonl")).stream()
                .map(EventJson::read)
                .toList();
        assertThat(events).isEqualTo(run.events());
    }

    @Test
    void savesAModelThatSaysTheSame() throws Exception {
        Run run = train();
        Torch torch = Torch.start("cpu", 1);
        try (Classifier loaded = Classifier.load(torch, run.folder().resolve("model"))) {
            List<String> texts = List.of("my card is stolen", "where is the parcel");
            List<Prediction> said =
                    run.predict(PredictSpec.defaults().texts(texts).top(1));
            for (int i = 0; i < texts.size(); i++) {
                float[] best = {Float.NEGATIVE_INFINITY};
                String[] label = new String[1];
                loaded.classify(
                        List.of(loaded.tokens().encode(texts.get(i), 512).ids()), 8, (row, logs) -> {
                            for (int c = 0; c < logs.length; c++) {
                                if (logs[c] > best[0]) {
                                    best[0] = logs[c];
                                    label[0] = loaded.labels().get(c);
                                }
                            }
                        });
                assertThat(label[0]).isEqualTo(said.get(i).label());
                assertThat(StrictMath.exp(best[0]))
                        .isEqualTo(said.get(i).classes().get(0).probability(), within(1e-6));
            }
            assertThat(loaded.labels()).isEqualTo(run.dataset().labels());
        }
    }

    @Test
    void evaluatesAndPredicts() throws Exception {
        Run run = train();
        Evaluation evaluation = run.evaluate(EvaluateSpec.defaults());
        assertThat(evaluation.metrics().macro().f1()).isGreaterThan(0.95);
        assertThat(evaluation.metrics().rows()).isEqualTo(60);
        assertThat(run.folder().resolve("evaluation-test.json")).exists();
        Prediction prediction = run.predict(PredictSpec.defaults()
                        .texts(List.of("please reset the password"))
                        .top(2))
                .get(0);
        assertThat(prediction.label()).isEqualTo("password");
        assertThat(prediction.classes()).hasSize(2);
        assertThat(run.evaluate(EvaluateSpec.defaults()).metrics())
                .usingRecursiveComparison()
                .isEqualTo(evaluation.metrics());
    }

    @Test
    void savesAModelThatAnotherRunStartsFrom() {
        Run run = train();
        Path target = folder.resolve("models/tiny");
        run.save(target);
        assertThat(target.resolve("model.safetensors")).exists();
        assertThatThrownBy(() -> run.save(target))
                .hasMessage("folder (" + target + ") must be empty or not there yet.\nMaybe another folder.");
        TrainSpec further = SPEC.model(target.toString()).epochs(1).learningRate(1e-9);
        Run again = RunStore.in(folder).train("again", TinyData.rows(400), further, event -> {});
        assertThat(again.evaluate(EvaluateSpec.defaults()).metrics().logLoss())
                .isEqualTo(run.evaluate(EvaluateSpec.defaults()).metrics().logLoss(), within(1e-4));
    }

    @Test
    void namesTheModelsThatThereAre() {
        TrainSpec unknown = SPEC.model("ngram-bog");
        assertThatThrownBy(() -> RunStore.in(folder).train("r", TinyData.rows(40), unknown, event -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "model (ngram-bog) must be one of tunebook/ngram-bag, tunebook/encoder-mini,"
                                + " tunebook/decoder-mini, the folder of a checkpoint, or org/name on the hub.\nMaybe model tunebook/ngram-bag.");
    }

    @Test
    void givesEveryRunAFolderOfItsOwn() {
        assertThat(train().folder()).isNotEqualTo(train().folder());
    }

    @Test
    void tellsTheListenerWhatItWritesDown() {
        List<TrainEvent> heard = new ArrayList<>();
        Run run = RunStore.in(folder).train("r", TinyData.rows(100), SPEC.epochs(1), heard::add);
        assertThat(heard).isEqualTo(run.events());
    }

    @Test
    void saysWhatAFolderThatCannotBeWrittenIs() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve(".tunebook"), "a file");
        assertThatThrownBy(this::train)
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        "\\Q" + inTheWay + "/runs/\\E\\d{8}-\\d{6}-run1-[0-9a-f]{4} cannot be written: .*\\.\n"
                                + "Maybe free some space there, or allow writing\\.");
        assertThat(inTheWay).hasContent("a file");
    }

    @Test
    void writesDownWhatTheNumbersDependOn() throws Exception {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        Path git = Files.createDirectories(folder.resolve(".git/refs/heads"))
                .getParent()
                .getParent();
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(git.resolve("refs/heads/main"), commit + "\n");
        JsonNode environment = json(train().folder().resolve("environment.json"));
        assertThat(environment.path("gitCommit").asText()).isEqualTo(commit);
        assertThat(environment.path("java").asText())
                .isEqualTo(Runtime.version().toString());
        assertThat(environment.path("tunebook").asText()).isNotEmpty();
        assertThat(environment.path("djl").asText()).startsWith("0.3");
        assertThat(environment.path("tokenizers").asText()).matches("0\\.\\d+\\.\\d+-0\\.\\d+\\.\\d+");
        assertThat(environment.path("threads").asInt()).isEqualTo(1);
        assertThat(environment.path("cores").asInt()).isPositive();
        for (String fact : List.of("started", "os", "architecture", "javaVendor")) {
            assertThat(environment.path(fact).asText()).as(fact).isNotEmpty();
        }
        Files.delete(git.resolve("refs/heads/main"));
        Files.writeString(
                git.resolve("packed-refs"), "# pack-refs\n" + commit.replace('0', 'f') + " refs/heads/main\n");
        assertThat(json(train().folder().resolve("environment.json"))
                        .path("gitCommit")
                        .asText())
                .isEqualTo(commit.replace('0', 'f'));
    }

    @Test
    void refusesNamesThatAreNoFolders() {
        assertThatThrownBy(() -> RunStore.in(folder).train("../up", TinyData.rows(40), SPEC, event -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "run (../up) must be a name of letters, digits, underscores, dots and hyphens.\nMaybe run1.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhenThereIsNothingToEvaluateOn() {
        Dataset tiny = TinyData.rows(40);
        Run run = RunStore.in(folder).train("run1", tiny, SPEC.epochs(1), event -> {});
        assertThatThrownBy(() -> run.predict(PredictSpec.defaults()))
                .hasMessage("texts must hold at least one text to classify.\nMaybe a text in quotes at the end.");
    }

    private static JsonNode json(Path file) throws Exception {
        return new ObjectMapper().readTree(Files.readString(file));
    }
}
