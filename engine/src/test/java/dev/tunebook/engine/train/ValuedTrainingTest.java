package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Question;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows with several labels, and with a number. */
class ValuedTrainingTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(6).learningRate(0.01).threads(1).seed(3);

    @TempDir
    Path folder;

    private static Classifier fit(Dataset dataset, TrainSpec spec, List<TrainEvent> events) {
        return (Classifier) Trainer.fit(dataset, spec, events::add);
    }

    private static TrainEvent.Evaluated last(List<TrainEvent> events) {
        return events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String verdict(List<TrainEvent> events) {
        return ((TrainEvent.Finished) events.get(events.size() - 1)).verdict();
    }

    private static float[][] answers(Classifier model, Dataset dataset) {
        int[] rows = dataset.indices(Part.TEST);
        float[][] answers = new float[rows.length][];
        try {
            model.classify(
                    IntStream.of(rows)
                            .mapToObj(
                                    row -> model.encode(dataset.text(row), 512).ids())
                            .toList(),
                    16,
                    (row, said) -> answers[row] = said);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
        return answers;
    }

    @Test
    void learnsWhichLabelsATextHas() {
        List<TrainEvent> events = new ArrayList<>();
        try (Classifier model = fit(TinyData.labelled(400), SPEC, events)) {
            assertThat(model.kind()).isEqualTo(Kind.MULTI_LABEL);
        }
        assertThat(last(events).macroF1()).isGreaterThan(0.9);
        assertThat(last(events).accuracy()).as("all labels of a row").isGreaterThan(0.8);
        assertThat(last(events).error()).isNaN();
    }

    @Test
    void learnsANumberInAnyUnit() {
        List<TrainEvent> events = new ArrayList<>();
        Dataset dataset = TinyData.numbered(400);
        try (Classifier model = fit(dataset, SPEC, events)) {
            float[][] answers = answers(model, dataset);
            int[] rows = dataset.indices(Part.TEST);
            double squares = 0;
            for (int i = 0; i < rows.length; i++) {
                double error = answers[i][0]
                        - Double.parseDouble(dataset.target(rows[i]).shown());
                squares += error * error;
            }
            assertThat(Math.sqrt(squares / rows.length)).isLessThan(12);
        }
        assertThat(last(events).error()).as("of numbers from 1,000 to 1,075").isLessThan(12);
        assertThat(last(events).accuracy()).isNaN();
        assertThat(last(events).validationLoss()).isLessThan(0.15);
    }

    @Test
    void theSameSeedGivesTheSameNumbersToTheBit() {
        for (Dataset dataset : List.of(TinyData.labelled(120), TinyData.numbered(120))) {
            try (Classifier one = fit(dataset, SPEC.epochs(2), new ArrayList<>());
                    Classifier other = fit(dataset, SPEC.epochs(2), new ArrayList<>())) {
                assertThat(answers(one, dataset)).isDeepEqualTo(answers(other, dataset));
            }
        }
    }

    @Test
    void whatIsSavedSaysTheSameAndTellsOtherToolsWhatItIs() throws Exception {
        Torch torch = Torch.start("cpu", 1);
        for (Dataset dataset : List.of(TinyData.labelled(120), TinyData.numbered(120))) {
            Path target = folder.resolve(dataset.name());
            try (Classifier model = fit(dataset, SPEC.epochs(2), new ArrayList<>())) {
                model.save(target);
                try (Classifier loaded = Classifier.load(torch, target)) {
                    assertThat(loaded.kind()).isEqualTo(dataset.kind());
                    float[][] before = answers(model, dataset);
                    float[][] after = answers(loaded, dataset);
                    for (int row = 0; row < before.length; row++) {
                        for (int i = 0; i < before[row].length; i++) {
                            assertThat(after[row][i]).isEqualTo(before[row][i], within(1e-6f * 1_100));
                        }
                    }
                }
            }
            assertThat(Files.readString(target.resolve("config.json")))
                    .contains(
                            dataset.kind() == Kind.MULTI_LABEL
                                    ? "\"problem_type\" : \"multi_label_classification\""
                                    : "\"problem_type\" : \"regression\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gpt2"})
    void aTransformersHeadIsSavedInTheNumbersOwnUnitAndTrainedFurther(String type) throws Exception {
        Dataset dataset = TinyData.numbered(120);
        Path base = Files.createDirectory(folder.resolve("base"));
        if (type.equals("bert")) {
            TinyCheckpoint.bert(base, dataset.texts(dataset.indices(Part.TRAIN)));
        } else {
            TinyCheckpoint.gpt2(base);
        }
        TrainSpec spec =
                SPEC.model(base.toString()).randomWeights(true).epochs(3).learningRate(0.003);
        Path target = folder.resolve("saved");
        List<TrainEvent> events = new ArrayList<>();
        try (Classifier model = fit(dataset, spec, events)) {
            model.save(target);
        }
        try (Classifier loaded = Classifier.load(Torch.start("cpu", 1), target)) {
            double[] said = IntStream.range(0, 18)
                    .mapToDouble(row -> answers(loaded, dataset)[row][0])
                    .toArray();
            assertThat(said).isNotEmpty();
            assertThat(IntStream.range(0, 18).mapToObj(i -> said[i]).toList())
                    .allSatisfy(number -> assertThat(number).isBetween(100.0, 2_500.0));
        }
        assertThat(BaseModels.find(target.toString(), Progress.NONE)
                        .knows(new Question(Kind.REGRESSION, List.of("label"), 3, 4)))
                .isTrue();
        List<TrainEvent> further = new ArrayList<>();
        fit(
                        dataset,
                        spec.model(target.toString())
                                .randomWeights(false)
                                .epochs(1)
                                .learningRate(1e-9),
                        further)
                .close();
        double best = events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .mapToDouble(event -> ((TrainEvent.Evaluated) event).validationLoss())
                .min()
                .orElseThrow();
        assertThat(last(further).validationLoss()).isEqualTo(best, within(1e-3));
    }

    @Test
    void saysThatItLearnedNoMoreThanTheMean() {
        Dataset dataset = TinyData.shuffled(TinyData.numbered(200));
        List<TrainEvent> events = new ArrayList<>();
        fit(dataset, SPEC.epochs(3).learningRate(1e-7), events).close();
        assertThat(verdict(events))
                .contains("is that of always saying the mean (")
                .endsWith("Maybe another learning rate.");
    }

    @Test
    void saysThatItKnowsNoMoreThanHowCommonLabelsAre() {
        List<TrainEvent> events = new ArrayList<>();
        fit(TinyData.labelled(200), SPEC.epochs(3).learningRate(1e-7), events).close();
        assertThat(verdict(events)).contains("is that of knowing no more than how common each of 4 labels is (");
    }

    @Test
    void refusesOptionsOfClassesWhereANumberIsLearnt() {
        TrainSpec spec =
                SPEC.classWeights(ClassWeights.BALANCED).labelSmoothing(0.1).focal(2);
        assertThatThrownBy(() -> fit(TinyData.numbered(60), spec, new ArrayList<>()))
                .hasMessage("""
                        class-weights (balanced) must be none where a number is learnt: there are no classes.
                        Maybe --class-weights none.
                        label-smoothing (0.1) must be 0 where a number is learnt: there are no classes.
                        Maybe --label-smoothing 0.
                        focal (2.0) must be 0 where a number is learnt: there are no classes.
                        Maybe --focal 0.""");
    }

    @Test
    void theCheckBeforeTrainingPassesForBoth() {
        for (Dataset dataset : List.of(TinyData.labelled(200), TinyData.numbered(200))) {
            assertThat(TrainCheck.of(dataset, SPEC).findings())
                    .allSatisfy(finding ->
                            assertThat(finding.passed()).as(finding.said()).isTrue());
        }
    }
}
