package dev.tunebook.engine.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.behave.DefaultSuite;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.SharedData;
import dev.tunebook.engine.rivals.FakeClassifier;
import dev.tunebook.engine.rivals.Rivals;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.ship.PlantedRegressions.Kind;
import dev.tunebook.engine.ship.PlantedRegressions.Source;
import dev.tunebook.engine.spec.ShipSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class GateTest {
    private static final Dataset DATA = TinyData.rows(1_000);
    private static final ShipSpec LENIENT = ShipSpec.defaults().leakage(1).difference(0);

    @TempDir
    Path folder;

    /** One pair of each kind on real texts; the benchmark counts many. */
    @ParameterizedTest
    @EnumSource
    void refusesWhatIsWorseAndNotWhatIsEqual(Kind kind) throws Exception {
        Source trec =
                GateBenchmark.sources(SharedData.folder("trec").getParent()).get(0);
        Decision decision = PlantedRegressions.decide(trec, kind, 5);

        assertThat(decision.passed()).as(decision.checks().toString()).isEqualTo(kind == Kind.EQUAL);
        if (kind == Kind.LEAKED_TEST) {
            assertThat(decision.reasons()).anyMatch(reason -> reason.contains("repeat a training text"));
        }
    }

    private static Decision decide(FakeClassifier candidate, FakeClassifier base, ShipSpec spec) {
        return Gate.decide(DATA, candidate, base, DefaultSuite.forClassifiers(), spec);
    }

    private static FakeClassifier always(String name, int id) {
        return new FakeClassifier(name, DATA.labels(), .9, text -> id);
    }

    @Test
    void givesEachCheckItsReason() {
        Decision decision = decide(always("new", 0), always("old", 0), LENIENT);

        assertThat(decision.passed()).isTrue();
        assertThat(decision.verdict()).isEqualTo("new may be shipped: nothing speaks against it, compared with old.");
        assertThat(decision.checks())
                .extracting(GateCheck::name)
                .containsExactly("paired test", "classes", "behaviour", "calibration", "floors", "leakage", "rows");
    }

    @Test
    void refusesWhenTheRowsAreTooFewToTell() {
        Decision decision = decide(always("new", 0), always("old", 0), LENIENT.difference(.01));

        assertThat(decision.passed()).isFalse();
        assertThat(decision.reasons())
                .singleElement()
                .asString()
                .startsWith("150 test rows are too few to show a difference of 0.01");
    }

    @Test
    void aModelOfOneClassLosesTheOthers() {
        Decision decision =
                decide(always("new", 1), new FakeClassifier("old", DATA.labels(), .9, GateTest::byWord), LENIENT);

        assertThat(decision.passed()).isFalse();
        assertThat(decision.checks())
                .filteredOn(check -> !check.passed())
                .extracting(GateCheck::name)
                .contains("paired test", "classes", "calibration", "floors");
    }

    private static int byWord(String text) {
        String[] words = {"card|blocked|stolen|bank", "invoice|bill|tax|copy", "parcel|late|courier|tracking"};
        for (int id = 0; id < words.length; id++) {
            if (text.toLowerCase().matches(".*\\b(" + words[id] + ")\\b.*")) {
                return id;
            }
        }
        return 3;
    }

    @Test
    void writesACardThatTheHubCanRead() {
        TrainSpec spec = TrainSpec.defaults().epochs(1).learningRate(.01).threads(1);
        Run run = RunStore.in(folder).train("run1", DATA, spec, event -> {});
        Decision decision =
                Gate.decide(DATA, run, Rivals.find("majority", run), DefaultSuite.forClassifiers(), LENIENT);
        String card = ReleaseCard.markdown(run, decision);

        String[] parts = card.split("---\n", 3);
        Map<String, Object> front = new Yaml(new SafeConstructor(new LoaderOptions())).load(parts[1]);
        assertThat(front)
                .containsEntry("pipeline_tag", "text-classification")
                .containsEntry("library_name", "tunebook")
                .containsKeys("model-index", "tags", "metrics");
        assertThat(parts[2])
                .startsWith("\n# run1\n")
                .contains("## Evaluation", "## By class", "| password |", "## Checks before release", "- passed, ");
    }
}
