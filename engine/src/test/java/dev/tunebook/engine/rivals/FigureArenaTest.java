package dev.tunebook.engine.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.compare.Comparison;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of labels, numbers and tokens against each other and against what is always there. */
class FigureArenaTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().epochs(6).learningRate(0.01).threads(1);
    private static final CompareSpec COMPARE = CompareSpec.defaults().draws(1_000);

    @TempDir
    Path folder;

    private Run train(String name, Dataset dataset, TrainSpec spec) {
        return RunStore.in(folder).train(name, dataset, spec, event -> {});
    }

    @Test
    void comparesLabelsWithSharesLinearModelsAndItself() {
        Run run = train("run1", TinyData.labelled(400), SPEC);
        FigureContest contest = FigureArena.hold(run, List.of("majority", "tfidf", run), COMPARE);
        assertThat(contest.units()).isEqualTo(60);
        assertThat(contest.contenders())
                .extracting(FigureContest.Contender::name)
                .containsExactly("run1", "majority", "tfidf", "run1 (2)");
        assertThat(contest.duels().get(0).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(contest.duels().get(0).decisive().figure()).isEqualTo("macro F1");
        assertThat(contest.duels().get(2).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(contest.contenders().get(2).figures().get("macro F1").estimate())
                .as("a linear model knows these words")
                .isGreaterThan(0.8);
        FigureFlips flips = contest.duels().get(0).flips();
        assertThat(flips.wins()).isGreaterThan(flips.losses());
        assertThat(flips.flipped())
                .filteredOn(FigureFlips.Flipped::firstIsBetter)
                .hasSize(COMPARE.flips())
                .allSatisfy(row -> assertThat(row.firstAnswer()).isNotEqualTo(row.secondAnswer()));
        assertThat(flips.labels())
                .extracting("label")
                .containsExactlyElementsOf(run.dataset().labels());
        assertThat(flips.labels().get(0).support()).isPositive();
        assertThat(contest.duels().get(2).flips().flipped()).isEmpty();
    }

    @Test
    void groupsRunsOfNumbersThatDifferInTheirSeedAlone() {
        Dataset data = TinyData.numbered(200);
        Run one = train("one", data, SPEC.epochs(1).seed(1));
        Run two = train("two", data, SPEC.epochs(1).seed(2));
        FigureContest contest = FigureArena.hold(one, List.of(two, "majority"), COMPARE);
        assertThat(contest.seeds()).singleElement().satisfies(group -> {
            assertThat(group.runs()).containsExactly("one", "two");
            assertThat(group.figure()).isEqualTo("RMSE");
            assertThat(group.spread().deviation()).isPositive();
        });
        assertThat(contest.runs()).isPresent();
        FigureFlips flips = contest.duels().get(0).flips();
        assertThat(flips.wins() + flips.losses()).isPositive();
        assertThat(flips.labels()).isEmpty();
    }

    @Test
    void refusesAFigureThatOnlyClassesHave() {
        Run run = train("run1", TinyData.numbered(60), SPEC.epochs(1));
        assertThatThrownBy(() -> FigureArena.hold(run, List.of("majority"), COMPARE.figure("kappa")))
                .hasMessage("figure (kappa) must be left out where answers are no single classes.\n"
                        + "Maybe %compare without --figure, which looks at every figure of run1.");
    }

    @Test
    void comparesNumbersWithTheMeanAndALinearModel() {
        Run run = train("run1", TinyData.numbered(400), SPEC);
        FigureContest contest = FigureArena.hold(run, List.of("majority", "tfidf"), COMPARE);
        assertThat(contest.duels().get(0).sentence()).startsWith("run1 is better than majority: RMSE ");
        assertThat(contest.duels().get(0).comparisons())
                .extracting(Comparison::figure)
                .containsExactly("RMSE", "MAE", "R²", "Pearson");
        assertThat(contest.contenders().get(2).figures().get("RMSE").estimate())
                .isLessThan(contest.contenders().get(1).figures().get("RMSE").estimate());
    }

    @Test
    void comparesPerplexitiesOfTheSameWindows() throws Exception {
        Path base = TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("gpt2")));
        TrainSpec spec = TinyData.writing(base).epochs(2);
        Run longer = train("longer", TinyData.counting(200), spec);
        Run shorter = train("shorter", TinyData.counting(200), spec.epochs(1).learningRate(1e-4));
        FigureContest contest = FigureArena.hold(longer, List.of(shorter), COMPARE);
        assertThat(contest.duels().get(0).sentence()).startsWith("longer is better than shorter: perplexity ");
        assertThatThrownBy(() -> FigureArena.hold(longer, List.of("tfidf"), COMPARE))
                .hasMessage("tfidf must be something that says tokens, which it does not.\nMaybe base or another run.");
        assertThatThrownBy(() -> FigureArena.hold(longer, List.of("base"), COMPARE))
                .hasMessageContaining("has learned nothing before longer: there is no base to compare with.");
    }

    /** Months that follow months: whoever looks the input up among the training rows is always right. */
    @Test
    void comparesWritersWithTheCommonestOutputAndTheNearest() throws Exception {
        Path base = TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("gpt2")));
        TrainSpec spec = TinyData.writing(base).epochs(1);
        Path saved = folder.resolve("models/months");
        train("run0", TinyData.following(240), spec).save(saved);
        TrainSpec further = spec.model(saved.toString()).randomWeights(false).epochs(6);
        Run run = train("run1", TinyData.following(240), further);
        FigureContest contest = FigureArena.hold(run, List.of("majority", "tfidf", "base"), COMPARE);
        assertThat(contest.contenders())
                .extracting(FigureContest.Contender::name)
                .containsExactly("run1", "majority", "tfidf", "base");
        assertThat(exactMatch(contest, 1)).as("one month of twelve").isBetween(0.08, 0.09);
        assertThat(exactMatch(contest, 2)).isEqualTo(1);
        assertThat(exactMatch(contest, 3)).as("after one epoch").isLessThan(exactMatch(contest, 0));
        assertThat(contest.duels().get(0).verdict()).isEqualTo(Verdict.BETTER);
        assertThatThrownBy(() -> FigureArena.hold(run, List.of("majorty"), COMPARE))
                .hasMessage("majorty is neither a run here nor one of base, majority, tfidf.\nMaybe majority.");
    }

    private static double exactMatch(FigureContest contest, int contender) {
        return contest.contenders().get(contender).figures().get("exact match").estimate();
    }

    /** What goes on from a checkpoint with a learning rate of nothing is as good as a new head on it at most. */
    @Test
    void labelsAndNumbersThatGoOnFromACheckpointAreComparedWithIt() {
        for (Dataset data : List.of(TinyData.labelled(200), TinyData.numbered(200))) {
            Run first = train("first", data, SPEC.epochs(1));
            Path saved = folder.resolve("models/" + data.name());
            first.save(saved);
            Run second = train("second", data, SPEC.epochs(1).model(saved.toString()));
            FigureContest contest = FigureArena.hold(second, List.of("base"), COMPARE);
            assertThat(contest.contenders().get(1).name()).isEqualTo("base");
            assertThat(contest.duels().get(0).comparisons()).isNotEmpty();
        }
    }

    @Test
    void refusesRunsThatAnswerSomethingElse() {
        Run numbers = train("numbers", TinyData.numbered(60), SPEC.epochs(1));
        Run classes = train("classes", TinyData.rows(60), SPEC.epochs(1));
        assertThatThrownBy(() -> FigureArena.hold(numbers, List.of(classes), COMPARE))
                .hasMessage("classes (single-label) must answer what numbers does (regression).\n"
                        + "Maybe runs that were trained on the same dataset.");
        assertThatThrownBy(() -> FigureArena.hold(numbers, List.of(), COMPARE))
                .hasMessage(
                        "rivals must name what to compare with.\nMaybe another run, or one of base, majority, tfidf.");
    }
}
