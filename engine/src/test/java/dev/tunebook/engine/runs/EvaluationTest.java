package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import dev.tunebook.engine.evaluate.slice.Slice;
import dev.tunebook.engine.spec.EvaluateSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(2).learningRate(0.01).threads(1);

    @TempDir
    static Path folder;

    private static Run run;

    @BeforeAll
    static void trains() {
        run = train(TinyData.mixed(400, .3), "run1");
    }

    @AfterAll
    static void letsGo() {
        run = null;
    }

    private static Run train(Dataset dataset, String name) {
        return RunStore.in(folder).train(name, dataset, SPEC, event -> {});
    }

    @Test
    void endsWhenInterruptedAndCanBeAskedAgainAtOnce() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run.evaluate(EvaluateSpec.defaults()))
                .isInstanceOf(UserException.class)
                .hasMessage("Interrupted before all 60 rows were classified.\nMaybe run the cell again.");
        assertThat(Thread.interrupted()).isFalse();
        assertThat(run.evaluate(EvaluateSpec.defaults()).metrics().rows()).isEqualTo(60);
    }

    @Test
    void hasAnIntervalForEveryFigure() {
        Evaluation evaluation = run.evaluate(EvaluateSpec.defaults());

        assertThat(evaluation.judgement().intervals().overall()).hasSize(9);
        assertThat(evaluation.judgement().probabilities()).containsOnlyKeys(ProbabilityFigure.values());
        assertThat(evaluation.judgement().areas().classes()).hasSize(4).allSatisfy(each -> {
            assertThat(each.roc().holds(each.roc().estimate())).isTrue();
            assertThat(each.averagePrecision().holds(each.averagePrecision().estimate()))
                    .isTrue();
        });
        assertThat(evaluation.judgement().reliability().rows()).isEqualTo(60);
        assertThat(evaluation.judgement().calibrated()).hasValueSatisfying(scaled -> {
            assertThat(scaled.error().high()).isGreaterThan(scaled.error().low());
            assertThat(scaled.logLoss().holds(scaled.logLoss().estimate())).isTrue();
        });
    }

    @Test
    void fitsNoTemperatureToTheRowsItJudges() {
        assertThat(run.evaluate(EvaluateSpec.defaults().on("validation"))
                        .judgement()
                        .calibrated())
                .isEmpty();
    }

    @Test
    void listsTheMistakesItIsSurestOfWithTheNearestTrainingRow() {
        Evaluation evaluation = run.evaluate(EvaluateSpec.defaults().mistakes(4));

        assertThat(evaluation.mistakes()).hasSize(4).allSatisfy(mistake -> {
            assertThat(mistake.answered()).isNotEqualTo(mistake.row().label());
            assertThat(mistake.row().part()).isEqualTo(Part.TEST);
            assertThat(mistake.neighbour().row().orElseThrow().part()).isEqualTo(Part.TRAIN);
        });
        assertThat(evaluation.mistakes().get(0).confidence())
                .isGreaterThanOrEqualTo(evaluation.mistakes().get(3).confidence());
    }

    @Test
    void judgesSlicesAndAnyOtherThatIsAskedFor() {
        Evaluation evaluation = run.evaluate(EvaluateSpec.defaults());
        assertThat(evaluation.slices()).extracting(Slice::name).anyMatch(name -> name.startsWith("characters up to"));

        Evaluation more = evaluation.slice("cards", row -> row.text().contains("card"));
        Slice cards = more.slices().get(more.slices().size() - 1);
        assertThat(cards.name()).isEqualTo("cards");
        assertThat(cards.rows()).isBetween(1L, 30L);
        assertThat(cards.warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains("only "));
    }

    @Test
    void givesItsPredictionsAsATable() {
        Evaluation evaluation = run.evaluate(EvaluateSpec.defaults());

        assertThat(evaluation.table().columnNames())
                .containsExactly("file", "line", "text", "label", "answer", "right", "confidence", "loss");
        assertThat(evaluation.table().rowCount()).isEqualTo(60);
        assertThat(evaluation.table().booleanColumn("right").countTrue())
                .isEqualTo((int) evaluation.metrics().confusion().correct());
    }

    @Test
    void saysHowManyRowsTheDifferenceAskedAboutNeeds() {
        assertThat(run.evaluate(EvaluateSpec.defaults().difference(.01)).warnings())
                .anyMatch(warning -> warning.matches(
                        "60 test rows are too few to show a difference of 0.01: about [\\d,]+ are needed."));
        assertThat(run.evaluate(EvaluateSpec.defaults().difference(0)).warnings())
                .noneMatch(warning -> warning.contains("too few to show"));
    }

    @Test
    void saysWhenTestRowsRepeatTrainingRows() {
        Dataset clean = TinyData.rows(200);
        List<String> texts = new ArrayList<>(clean.content().texts());
        int[] test = clean.indices(Part.TEST);
        for (int row = 0; row < 3; row++) {
            texts.set(test[row], clean.text(row));
        }
        Run leaked = train(clean.derive(clean.content().withTexts(texts), "leak", "3 rows"), "leaked");

        assertThat(leaked.evaluate(EvaluateSpec.defaults()).warnings())
                .anyMatch(warning ->
                        warning.matches("[34] of 30 rows \\(1[03]\\.\\d%\\) repeat a training text, or nearly: .*"));
    }

    @Test
    void countsHowManyRunsWereJudgedByTheSameRows() throws Exception {
        Dataset other = TinyData.rows(200);
        Run first = train(other, "first");
        assertThat(first.evaluate(EvaluateSpec.defaults()).notes()).noneMatch(note -> note.contains("looked at"));
        assertThat(first.evaluate(EvaluateSpec.defaults()).notes())
                .contains("These test rows were looked at 2 times, for 1 run.");
        for (int look = 2; look < 8; look++) {
            assertThat(first.evaluate(EvaluateSpec.defaults()).warnings())
                    .noneMatch(warning -> warning.contains("looked at"));
        }
        for (int more = 2; more < Looks.MANY_RUNS; more++) {
            Looks.note(first.folder().getParent(), rowsOf(first), "test", "run" + more);
        }
        Run last = train(other, "last");
        assertThat(last.evaluate(EvaluateSpec.defaults().on("validation")).warnings())
                .noneMatch(warning -> warning.contains("looked at"));
        assertThat(last.evaluate(EvaluateSpec.defaults()).warnings())
                .anyMatch(warning -> warning.startsWith("These test rows were looked at 12 times, for 5 runs."));
    }

    /** What the ledger's last line calls the rows. */
    private static String rowsOf(Run looked) throws Exception {
        Path ledger = looked.folder().getParent().resolve("looks.jsonl");
        String last = Files.readAllLines(ledger).get(Files.readAllLines(ledger).size() - 1);
        return new ObjectMapper().readTree(last).path("rows").asText();
    }

    @Test
    void aTornLineInTheLedgerIsNoLook() throws Exception {
        Path store = Files.createDirectories(folder.resolve("torn"));
        Files.writeString(store.resolve("looks.jsonl"), "{\"rows\":\"a\",\"run\":\"1\"}\n{\"rows\":\"a\n");

        assertThat(Looks.note(store, "a", "test", "2")).isEqualTo(new Looks(2, 2));
    }

    @Test
    void bestOfManyMayBeLucky() {
        assertThat(new Looks(4, 4).warning(.03)).isEmpty();
        assertThat(new Looks(30, 20).warning(.0196))
                .isEqualTo(Optional.of("These test rows were looked at 30 times, for 20 runs. The best of so many may "
                        + "owe up to 0.024 of its accuracy to luck: choose by --on validation, and look here once."));
    }

    @Test
    void keepsFiguresInTheRunsFolder() throws Exception {
        run.evaluate(EvaluateSpec.defaults());
        JsonNode kept =
                new ObjectMapper().readTree(Files.readString(run.folder().resolve("evaluation-test.json")));

        assertThat(kept.path("metrics").path("rows").asInt()).isEqualTo(60);
        assertThat(kept.path("figures").path("macro F1").path("low").asDouble()).isPositive();
        assertThat(kept.path("warnings").isArray()).isTrue();
    }

    @Test
    void refusesOptionsThatMeanNothing() {
        assertThatThrownBy(() -> EvaluateSpec.defaults().confidence(1).top(0))
                .isInstanceOf(UserException.class)
                .hasMessage("confidence (1.0) must be between 0 and 1.\nMaybe confidence 0.95, the default.");
    }
}
