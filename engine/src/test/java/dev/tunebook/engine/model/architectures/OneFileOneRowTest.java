package dev.tunebook.engine.model.architectures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.model.LanguageModel;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.GenerateSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding an architecture is one file, {@link MadeUp}, and one row: then everything that the engine does works with it. */
class OneFileOneRowTest {
    private static final String TYPE = "made-up";

    @TempDir
    Path folder;

    @BeforeAll
    static void addTheRow() {
        Architectures.ROWS.put(TYPE, new MadeUp());
    }

    @AfterAll
    static void takeItAway() {
        Architectures.ROWS.remove(TYPE);
    }

    /** A spelling tokenizer, and a config of the made-up architecture. */
    private TrainSpec spec() throws IOException {
        Path start = TinyCheckpoint.gpt2(Files.createDirectories(folder.resolve("start")));
        Files.writeString(start.resolve("tokenizer_config.json"), "{\"tokenizer_class\":\"GPT2Tokenizer\"}");
        Files.writeString(
                start.resolve("config.json"),
                Config.of(Map.of(
                                "model_type",
                                TYPE,
                                "vocab_size",
                                29,
                                "width",
                                32,
                                "depth",
                                2,
                                "heads",
                                4,
                                "longest",
                                64,
                                "initializer_range",
                                0.1))
                        .json());
        return TrainSpec.defaults()
                .model(start.toString())
                .randomWeights(true)
                .maxTokens(64)
                .learningRate(0.005)
                .batchSize(8)
                .threads(1)
                .earlyStop(0);
    }

    private static List<TrainEvent.Evaluated> epochs(List<TrainEvent> events) {
        return events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .toList();
    }

    private static float[] answers(Classifier model, Dataset dataset) throws InterruptedException {
        float[] all = new float[8 * 4];
        List<int[]> rows = Arrays.stream(dataset.indices(Part.TEST))
                .limit(8)
                .mapToObj(row -> model.encode(dataset.text(row), 64).ids())
                .toList();
        model.classify(rows, 4, (row, said) -> System.arraycopy(said, 0, all, 4 * row, 4));
        return all;
    }

    @Test
    void itIsTrainedToClassifySavedAndLoaded() throws Exception {
        Dataset dataset = TinyData.rows(200);
        List<TrainEvent> events = new ArrayList<>();
        float[] wanted;
        Path saved = folder.resolve("saved");
        try (Classifier model =
                (Classifier) Trainer.fit(dataset, spec().epochs(12).dropout(0), events::add)) {
            wanted = answers(model, dataset);
            model.save(saved);
        }
        assertThat(epochs(events).get(11).trainLoss()).isLessThan(0.5 * Math.log(4));
        assertThat(events).anyMatch(TrainEvent.Estimated.class::isInstance);
        assertThat(Files.readString(saved.resolve("config.json")))
                .contains("\"MadeUpForSequenceClassification\"", "\"id2label\"");
        try (Classifier model = Classifier.load(Torch.start("cpu", 1), saved)) {
            assertThat(answers(model, dataset)).isEqualTo(wanted);
        }
        TrainSpec further = spec().model(saved.toString()).randomWeights(false).epochs(1);
        for (TrainSpec option : List.of(
                further.loraRank(2),
                further.loraRank(2).loraTargets(List.of("match", "out")),
                further.freeze(Freeze.TRUNK),
                further.freeze(Freeze.EMBEDDINGS),
                further.unfreezeEvery(1),
                further.layerDecay(0.9),
                further.microBatch(3),
                further.rDrop(1).mixout(0.1),
                spec().epochs(1).learningRate("auto"))) {
            events.clear();
            Trainer.fit(dataset, option, events::add).close();
            assertThat(epochs(events).get(0).trainLoss()).isFinite();
        }
    }

    @Test
    void itsLayersAreComputedAgainToTheSameBits() throws Exception {
        Dataset dataset = TinyData.rows(100);
        TrainSpec spec = spec().epochs(1).dropout(0.2);
        try (TextModel plain = Trainer.fit(dataset, spec, event -> {});
                TextModel again = Trainer.fit(dataset, spec.gradientCheckpointing(true), event -> {})) {
            assertThat(again.network().weights().values())
                    .usingRecursiveComparison()
                    .isEqualTo(plain.network().weights().values());
        }
    }

    @Test
    void itLearnsToWriteAndRemembersKeysAndValues() throws Exception {
        Dataset dataset = TinyData.counting(300);
        TrainSpec spec =
                spec().task(Task.CAUSAL_LM).maxTokens(32).epochs(6).batchSize(4).dropout(0);
        List<TrainEvent> events = new ArrayList<>();
        try (LanguageModel model = (LanguageModel) Trainer.fit(dataset, spec, events::add)) {
            Generation said = model.generate(
                    "months", GenerateSpec.defaults().prompt("jan feb ").maxTokens(8), "jan feb ", soFar -> {});
            assertThat(said.text()).matches("[a-z ]{8}");
        }
        assertThat(epochs(events).get(5).validationLoss())
                .isLessThan(epochs(events).get(0).validationLoss())
                .isLessThan(Math.log(12));
    }

    @Test
    void itIsAmongTheKnown() {
        assertThatThrownBy(() -> Architectures.of(Config.of(Map.of("model_type", "made-ip"))))
                .hasMessage("model_type (made-ip) must be one of bert, distilbert, gpt2, llama, made-up, modernbert,"
                        + " ngram-bag, qwen2, qwen3, roberta.\nMaybe a checkpoint of made-up.");
    }

    @Test
    void nothingButTheRowsKnowsTheFiles() {
        JavaClasses inside = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(Architecture.class.getPackageName());
        List<JavaClass> files = inside.stream()
                .filter(type -> type.isAssignableTo(Architecture.class) && !type.isInterface())
                .toList();
        assertThat(files)
                .hasSizeGreaterThan(6)
                .noneMatch(file -> file.getModifiers().contains(JavaModifier.PUBLIC));
        Set<String> knowing = files.stream()
                .flatMap(file -> file.getDirectDependenciesToSelf().stream())
                .map(dependency -> dependency.getOriginClass().getName().replaceFirst("\\$.*", ""))
                .filter(origin ->
                        files.stream().noneMatch(file -> file.getName().equals(origin)))
                .collect(Collectors.toSet());
        assertThat(knowing).containsExactly(Architectures.class.getName());
    }
}
