package dev.tunebook.engine.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.behave.DefaultSuite;
import dev.tunebook.engine.behave.Examiner;
import dev.tunebook.engine.behave.Subject;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.ShipSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Runs of labels, numbers and texts put to the gate. */
class FigureGateTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(6).learningRate(0.01).threads(1);
    private static final ShipSpec LENIENT =
            ShipSpec.defaults().leakage(1).difference(0).rows(40);

    private static final String[] EVERY_CHECK = {
        "paired test", "classes", "behaviour", "calibration", "floors", "leakage", "rows"
    };

    @TempDir
    Path folder;

    private Run train(String name, Dataset dataset, TrainSpec spec) {
        return RunStore.in(folder).train(name, dataset, spec, event -> {});
    }

    /** By the default suite, on some texts of the test part. */
    private static Optional<BehaviourReport> examined(Run run, Object whom) {
        List<String> texts = run.dataset().texts(run.dataset().indices(Part.TEST));
        Subject subject = whom instanceof Run other ? Subjects.of(other) : Subjects.of(String.valueOf(whom), run);
        return Optional.of(Examiner.examine(subject, DefaultSuite.forClassifiers(), Examiner.sample(texts, 20), 7, 1));
    }

    private static List<String> failed(Decision decision) {
        return decision.checks().stream()
                .filter(check -> !check.passed())
                .map(GateCheck::name)
                .toList();
    }

    /** What a kind of task has no meaning for: it stands in the report, with its reason. */
    private static List<String> notAsked(Decision decision) {
        assertThat(decision.checks()).extracting(GateCheck::name).containsExactly(EVERY_CHECK);
        assertThat(decision.checks())
                .allSatisfy(check -> assertThat(check.reason()).endsWith("."));
        return decision.checks().stream()
                .filter(check -> !check.asked())
                .map(GateCheck::name)
                .toList();
    }

    private static Map<String, Object> front(String card) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(card.split("---\n", 3)[1]);
    }

    @Test
    void labelsThatAreLostAreRefused() {
        Run good = train("good", TinyData.labelled(600), SPEC);
        Run bad = train("bad", TinyData.labelled(600), SPEC.epochs(1).learningRate(1e-6));
        Decision better = FigureGate.decide(good, bad, whom -> examined(good, whom), LENIENT);
        assertThat(better.passed()).as(better.checks().toString()).isTrue();
        assertThat(better.checks()).extracting(GateCheck::name).containsExactly(EVERY_CHECK);
        Decision worse = FigureGate.decide(bad, good, whom -> examined(bad, whom), LENIENT);
        assertThat(failed(worse)).contains("paired test", "floors");
        assertThat(worse.verdict()).startsWith("bad must not be shipped: ");
        String card = ReleaseCard.markdown(good, better);
        assertThat(front(card)).containsEntry("pipeline_tag", "text-classification");
        assertThat(card)
                .contains("Gives texts any of ", "| macro F1 | ", "## By label", "| label | recall |", "## Behaviour");
    }

    @Test
    void equalRunsOfNumbersPassAndTooFewRowsDoNot() {
        Run run = train("run1", TinyData.numbered(300), SPEC);
        Decision equal = FigureGate.decide(run, run, whom -> examined(run, whom), LENIENT);
        assertThat(equal.passed()).as(equal.checks().toString()).isTrue();
        assertThat(notAsked(equal)).containsExactly("classes", "calibration", "floors", "rows");
        Decision beside = FigureGate.decide(run, "majority", whom -> examined(run, whom), LENIENT.difference(0.001));
        assertThat(failed(beside)).contains("rows");
        assertThat(beside.reasons())
                .anySatisfy(reason ->
                        assertThat(reason).contains("compared are too few to show a change of 0.1% in RMSE: about "));
        assertThat(notAsked(beside)).containsExactly("classes", "calibration", "floors");
        assertThat(beside.verdict()).contains(" of 4 checks speak against it.");
        String card = ReleaseCard.markdown(run, beside);
        assertThat(front(card).get("metrics")).asString().contains("rmse", "pearsonr");
        assertThat(card)
                .contains("Gives texts a number.", "- not asked, calibration: A number comes without a probability")
                .doesNotContain("## By");
    }

    @Test
    void writersAreJudgedByWhatTheyWrite() throws Exception {
        Path base = TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("gpt2")));
        TrainSpec spec = TinyData.writing(base).epochs(8);
        Run good = train("good", TinyData.following(240), spec);
        Run bad = train("bad", TinyData.following(240), spec.epochs(1).learningRate(1e-6));
        assertThat(FigureGate.decide(good, bad, whom -> Optional.empty(), LENIENT)
                        .passed())
                .isTrue();
        Decision worse = FigureGate.decide(bad, good, whom -> Optional.empty(), LENIENT);
        assertThat(failed(worse)).containsExactly("paired test");
        assertThat(notAsked(worse)).containsExactly("classes", "behaviour", "calibration", "floors", "rows");
        String card = ReleaseCard.markdown(bad, worse);
        assertThat(front(card)).containsEntry("pipeline_tag", "text-generation");
        assertThat(card).contains("Answers texts with texts.", "| chrF | ").doesNotContain("## Behaviour");
    }

    @Test
    void sayersOfTokensAreJudgedByPerplexity() throws Exception {
        Path base = TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("gpt2")));
        TrainSpec spec = TinyData.writing(base).epochs(2);
        Run good = train("good", TinyData.counting(200), spec);
        Run bad = train("bad", TinyData.counting(200), spec.epochs(1).learningRate(1e-6));
        Decision better = FigureGate.decide(good, bad, whom -> Optional.empty(), LENIENT);
        assertThat(better.passed()).as(better.checks().toString()).isTrue();
        assertThat(notAsked(better)).containsExactly("classes", "behaviour", "calibration", "floors", "rows");
        Decision worse = FigureGate.decide(bad, good, whom -> Optional.empty(), LENIENT);
        assertThat(failed(worse)).containsExactly("paired test");
        assertThat(worse.reasons().get(0)).contains("perplexity");
        assertThat(ReleaseCard.markdown(good, better))
                .contains(
                        "Goes on with texts.",
                        "windows of tokens",
                        "- not asked, calibration: The paired test is of its");
    }
}
