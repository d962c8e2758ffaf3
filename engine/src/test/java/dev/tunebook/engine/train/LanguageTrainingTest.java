package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTrainingTest {
    private final List<TrainEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    private TrainSpec spec(Task task, Dataset dataset) throws IOException {
        Path start = task == Task.MASKED_LM
                ? TinyCheckpoint.bert(folder, dataset.texts(dataset.indices(Part.TRAIN)))
                : TinyCheckpoint.gpt2(folder);
        return TrainSpec.defaults()
                .model(start.toString())
                .task(task)
                .randomWeights(true)
                .maxTokens(32)
                .epochs(3)
                .batchSize(8)
                .learningRate(0.01)
                .dropout(0)
                .threads(1);
    }

    private List<float[]> fit(Dataset dataset, TrainSpec spec) {
        events.clear();
        try (TextModel model = Trainer.fit(dataset, spec, events::add)) {
            return model.network().weights().values();
        }
    }

    private List<Double> validationLosses() {
        return events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(event -> ((TrainEvent.Evaluated) event).validationLoss())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED_LM", "CAUSAL_LM"})
    void learnsToSayTokens(Task task) throws IOException {
        Dataset dataset = TinyData.counting(300);
        int epochs = task == Task.MASKED_LM ? 20 : 3;
        fit(dataset, spec(task, dataset).epochs(epochs).batchSize(4).earlyStop(0));
        assertThat(validationLosses()).hasSize(epochs);
        assertThat(validationLosses().get(epochs - 1))
                .isLessThan(0.75 * Math.log(12))
                .isLessThan(validationLosses().get(0));
        TrainEvent.Finished finished = (TrainEvent.Finished) events.get(events.size() - 1);
        assertThat(finished.bestEpoch()).isGreaterThan(1);
        TrainEvent.Started started = (TrainEvent.Started) events.get(0);
        assertThat(started.classes()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED_LM", "CAUSAL_LM"})
    void givesTheSameWeightsToTheBitForTheSameSeed(Task task) throws IOException {
        Dataset dataset = TinyData.rows(100);
        TrainSpec spec = spec(task, dataset).epochs(1);
        assertThat(fit(dataset, spec)).usingRecursiveComparison().isEqualTo(fit(dataset, spec));
        assertThat(fit(dataset, spec.seed(8))).usingRecursiveComparison().isNotEqualTo(fit(dataset, spec));
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED_LM", "CAUSAL_LM"})
    void givesTheSameWeightsToTheBitWhenLayersAreComputedAgain(Task task) throws IOException {
        Dataset dataset = TinyData.rows(100);
        TrainSpec spec = spec(task, dataset).epochs(1).dropout(0.1);
        assertThat(fit(dataset, spec.gradientCheckpointing(true)))
                .usingRecursiveComparison()
                .isEqualTo(fit(dataset, spec));
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED_LM", "CAUSAL_LM"})
    void takesTheSameStepsInParts(Task task) throws IOException {
        Dataset dataset = TinyData.rows(60);
        TrainSpec spec = spec(task, dataset).epochs(1);
        fit(dataset, spec);
        double whole = validationLosses().get(0);
        fit(dataset, spec.microBatch(3));
        assertThat(validationLosses().get(0)).isEqualTo(whole, within(1e-4));
    }

    @Test
    void learnsToAnswer() throws IOException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            char letter = (char) ('a' + i % 6);
            inputs.add("say " + letter);
            outputs.add(String.valueOf(letter).repeat(3));
        }
        Dataset pairs = TinyData.pairs(inputs, outputs);
        fit(pairs, spec(Task.CAUSAL_LM, pairs).epochs(15));
        TrainEvent.Evaluated last = events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        assertThat(last.trainLoss()).isLessThan(0.2);
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKED_LM", "CAUSAL_LM"})
    void showsTheBlocksThatGaveNoNumbers(Task task) throws IOException {
        Dataset dataset = TinyData.counting(300);
        fit(dataset, spec(task, dataset).learningRate(1e38).clip(0).warmUp(0));
        TrainEvent.Refused refused = events.stream()
                .filter(TrainEvent.Refused.class::isInstance)
                .map(TrainEvent.Refused.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(refused.rows())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(8)
                .allMatch(row -> row.matches("(! )?block \\d+: [a-z \\n]+…?"));
        assertThat(refused.diagnosis()).endsWith("The steps before it drove the weights apart.");
    }

    @Test
    void refusesToClassifyWhatHasNoClasses() {
        Dataset pairs = TinyData.pairs(List.of("a"), List.of("b"));
        assertThatThrownBy(() -> Trainer.fit(pairs, TrainSpec.defaults(), events::add))
                .isInstanceOf(UserException.class)
                .hasMessage("task (classification) must be one that pairs has answers for; it has no classes.\n"
                        + "Maybe --task causal-lm, which learns from texts and outputs, or masked-lm.");
    }

    @Test
    void savesTheClassThatOtherToolsFindTheHeadBy() throws IOException {
        Dataset dataset = TinyData.rows(60);
        Path saved = folder.resolve("saved");
        try (TextModel model =
                Trainer.fit(dataset, spec(Task.MASKED_LM, dataset).epochs(1), events::add)) {
            model.save(saved);
        }
        assertThat(Files.readString(saved.resolve("config.json"))).contains("\"BertForMaskedLM\"");
        Dataset again = TinyData.rows(60);
        fit(again, spec(Task.MASKED_LM, again).epochs(1).randomWeights(false).model(saved.toString()));
        assertThat(validationLosses()).hasSize(1);
    }
}
