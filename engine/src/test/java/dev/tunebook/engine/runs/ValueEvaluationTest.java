package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.PredictSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on rows with several labels, or with a number: judged, asked, freed and loaded again. */
class ValueEvaluationTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(6).learningRate(0.01).threads(1);

    @TempDir
    Path folder;

    private Run train(Dataset dataset) {
        return RunStore.in(folder).train("run1", dataset, SPEC, event -> {});
    }

    @Test
    void judgesLabelsAndKeepsWhatItFound() throws Exception {
        Run run = train(TinyData.labelled(400));
        LabelEvaluation evaluation = run.evaluateLabels(EvaluateSpec.defaults());
        assertThat(evaluation.metrics().macro().f1()).isGreaterThan(0.9);
        assertThat(evaluation.figures().keySet())
                .containsExactly(
                        "macro F1",
                        "micro F1",
                        "exact match",
                        "wrong answers (Hamming loss)",
                        "log-loss",
                        "macro precision",
                        "macro recall",
                        "micro precision",
                        "micro recall",
                        "weighted precision",
                        "weighted F1",
                        "samples F1",
                        "macro ROC-AUC",
                        "macro PR-AUC");
        assertThat(evaluation.figures().values())
                .allSatisfy(interval ->
                        assertThat(interval.holds(interval.estimate())).isTrue());
        assertThat(evaluation.areas().classes())
                .hasSize(4)
                .allSatisfy(each ->
                        assertThat(each.roc().holds(each.roc().estimate())).isTrue());
        assertThat(evaluation.table().rowCount()).isEqualTo(60);
        assertThat(evaluation.table().columnCount()).isEqualTo(11);
        assertThat(evaluation.slices())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.figure()).isEqualTo("exact match"));
        LabelEvaluation sliced = evaluation.slice("cards", row -> row.text().contains("card"));
        assertThat(sliced.slices()).extracting(Slice::name).contains("cards");
        assertThat(evaluation.neighbours())
                .hasSameSizeAs(evaluation.mistakes())
                .allSatisfy(near -> assertThat(near.row().orElseThrow().part()).isEqualTo(Part.TRAIN));
        assertThat(evaluation.about().warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("60 test rows are too few to show a difference of 0.02 in exact"));
        JsonNode kept = new ObjectMapper()
                .readTree(run.folder().resolve("evaluation-test.json").toFile());
        assertThat(kept.at("/figures/macro F1/estimate").asDouble())
                .isEqualTo(evaluation.metrics().macro().f1(), within(1e-9));
        run.free();
        assertThat(run.evaluateLabels(EvaluateSpec.defaults()).metrics()).isEqualTo(evaluation.metrics());
    }

    @Test
    void judgesNumbersBesideTheMean() {
        Run run = train(TinyData.numbered(400));
        NumberEvaluation evaluation = run.evaluateNumbers(EvaluateSpec.defaults());
        assertThat(evaluation.metrics().pearson()).isGreaterThan(0.9);
        assertThat(evaluation.figures().get("RMSE").high()).isLessThan(evaluation.meanError());
        assertThat(evaluation
                        .figures()
                        .get("Spearman")
                        .holds(evaluation.metrics().spearman()))
                .isTrue();
        assertThat(evaluation.slices())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.figure()).isEqualTo("MAE"));
        assertThat(evaluation.about().warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .matches("60 test rows are too few to show a change of 2% in RMSE: about [\\d,]+ are needed."));
        assertThat(run.evaluateNumbers(EvaluateSpec.defaults().difference(.9))
                        .about()
                        .notes())
                .anySatisfy(
                        note -> assertThat(note).startsWith("60 test rows are enough to show a change of 90% in RMSE"));
        assertThat(run.evaluateNumbers(EvaluateSpec.defaults().difference(0))
                        .about()
                        .warnings())
                .noneSatisfy(warning -> assertThat(warning).contains("to show a change"));
        assertThat(evaluation.neighbours().get(0).similarity()).isPositive();
        run.free();
        assertThat(run.evaluateNumbers(EvaluateSpec.defaults()).metrics().rootMeanSquaredError())
                .as("what is loaded again has mean and deviation in its weights")
                .isEqualTo(evaluation.metrics().rootMeanSquaredError(), within(1e-2));
    }

    @Test
    void warnsOfNumbersThatAreNoBetterThanTheMean() {
        Run run = RunStore.in(folder)
                .train("run1", TinyData.numbered(120), SPEC.epochs(1).learningRate(1e-9), event -> {});
        assertThat(run.evaluateNumbers(EvaluateSpec.defaults()).about().warnings())
                .anySatisfy(warning -> assertThat(warning)
                        .startsWith("Always saying the training rows' mean (")
                        .endsWith("that this run is better is not certain."));
    }

    @Test
    void saysLabelsAndNumbersOfATextAlone() {
        Run labels = train(TinyData.labelled(400));
        Prediction both = labels.predict(PredictSpec.defaults()
                        .texts(List.of("please my stolen card today and the late parcel"))
                        .top(1))
                .get(0);
        assertThat(both.kind()).isEqualTo(Kind.MULTI_LABEL);
        assertThat(both.labels()).containsExactlyInAnyOrder("card", "parcel");
        assertThat(both.classes())
                .as("all that are answered, however few were asked for")
                .hasSize(2);
        Run numbers = train(TinyData.numbered(400));
        Prediction number = numbers.predict(PredictSpec.defaults().texts(List.of("please my parcel still today")))
                .get(0);
        assertThat(number.number()).isBetween(1_030.0, 1_070.0);
        assertThat(number.classes()).isEmpty();
    }

    @Test
    void refusesToBeJudgedAsSomethingElse() {
        Run run = train(TinyData.numbered(60));
        assertThatThrownBy(() -> run.evaluateLabels(EvaluateSpec.defaults()))
                .hasMessage("run1 (regression) must have labels for this.\n"
                        + "Maybe %evaluate run1, which knows each kind.");
        assertThatThrownBy(run::labels)
                .hasMessage("run1 (regression) must say one class for each text here.\n"
                        + "Maybe %evaluate, %compare or %predict, which know labels and numbers too.");
    }
}
