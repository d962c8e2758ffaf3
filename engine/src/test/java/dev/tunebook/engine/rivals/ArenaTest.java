package dev.tunebook.engine.rivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.CompareSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TinyData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArenaTest {
    private static final Dataset DATA = TinyData.rows(1_000);
    private static final CompareSpec SPEC = CompareSpec.defaults().draws(1_000);

    @TempDir
    Path folder;

    /** Knows the truth, but for every so manieth text. */
    private static TextClassifier wrongEvery(String name, int step, int offset) {
        Map<String, Integer> truth = new HashMap<>();
        Map<String, Integer> place = new HashMap<>();
        for (int row = 0; row < DATA.size(); row++) {
            truth.put(DATA.text(row), DATA.classOf(row));
            place.put(DATA.text(row), row);
        }
        return new FakeClassifier(
                name,
                DATA.labels(),
                .9,
                text -> (place.get(text) + offset) % step == 0 ? (truth.get(text) + 1) % 4 : truth.get(text));
    }

    private Run train(String name, long seed) {
        TrainSpec spec =
                TrainSpec.defaults().epochs(1).learningRate(.01).threads(1).seed(seed);
        return RunStore.in(folder).train(name, DATA, spec, event -> {});
    }

    @Test
    void tellsBetterFromWorse() {
        Contest contest = Arena.hold(
                DATA, List.of(wrongEvery("good", 50, 0), wrongEvery("bad", 4, 1), wrongEvery("even", 50, 7)), SPEC);

        assertThat(contest.rows()).isEqualTo(150);
        assertThat(contest.duels().get(0).verdict()).isEqualTo(Verdict.BETTER);
        assertThat(contest.duels().get(0).sentence()).startsWith("good is better than bad: macro F1 0.98");
        assertThat(contest.duels().get(0).decisive().family()).isEqualTo(2);
        assertThat(contest.duels().get(1).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(Arena.hold(DATA, List.of(wrongEvery("bad", 4, 1), wrongEvery("good", 50, 0)), SPEC)
                        .duels()
                        .get(0)
                        .verdict())
                .isEqualTo(Verdict.WORSE);
    }

    @Test
    void listsTheRowsThatFlippedBothWays() {
        Duel duel = Arena.hold(DATA, List.of(wrongEvery("a", 10, 0), wrongEvery("b", 10, 3)), SPEC.flips(4))
                .duels()
                .get(0);

        assertThat(duel.flipped()).hasSize(8);
        assertThat(duel.flipped()).filteredOn(Flipped::firstIsRight).hasSize(4).allSatisfy(each -> {
            assertThat(each.firstAnswer()).isEqualTo(each.row().label());
            assertThat(each.secondAnswer()).isNotEqualTo(each.row().label());
        });
        assertThat(duel.flips().onlyFirst()).hasSize(15);
        assertThat(duel.flips().onlySecond()).hasSize(15);
    }

    @Test
    void theDecisiveFigureIsTheOneAskedForAndOthersStandBesideIt() {
        Duel duel = Arena.hold(DATA, List.of(wrongEvery("a", 10, 0), wrongEvery("b", 5, 3)), SPEC.figure("accuracy"))
                .duels()
                .get(0);

        assertThat(duel.decisive().figure()).isEqualTo("accuracy");
        assertThat(duel.others()).extracting("figure").containsExactly("macro F1", "log-loss");
        assertThat(duel.others().get(1).higherIsBetter()).isFalse();
    }

    @Test
    void classesMayStandInAnotherOrder() {
        List<String> turned = new ArrayList<>(DATA.labels());
        Collections.reverse(turned);
        TextClassifier straight = wrongEvery("a", 10, 0);
        TextClassifier other = new FakeClassifier("b", turned, .9, text -> 3 - straight.answers(List.of(text))[0]);

        Contest contest = Arena.hold(DATA, List.of(straight, other), SPEC);

        assertThat(contest.contenders().get(1).metrics().confusion().counts())
                .isDeepEqualTo(contest.contenders().get(0).metrics().confusion().counts());
    }

    @Test
    void refusesWhoTellsOtherClassesApart() {
        TextClassifier other = new FakeClassifier("b", List.of("x", "y"), .9, text -> 0);

        assertThatThrownBy(() -> Arena.hold(DATA, List.of(wrongEvery("a", 10, 0), other), SPEC))
                .isInstanceOf(UserException.class)
                .hasMessage("classes of b (x, y) must be those of tiny.\n"
                        + "Maybe compare runs that were trained on datasets with the same classes.");
    }

    @Test
    void needsSomebodyToCompareWith() {
        assertThatThrownBy(() -> Arena.hold(DATA, List.of(wrongEvery("a", 10, 0)), SPEC))
                .hasMessage("rivals must name what to compare with.\n"
                        + "Maybe another run, or one of base, majority, tfidf.");
    }

    @Test
    void groupsRunsThatDifferInTheirSeedAlone() {
        Run one = train("one", 1);
        Run two = train("two", 2);
        Contest contest = Arena.hold(DATA, List.of(one, two, Rivals.find("majority", one)), SPEC);

        assertThat(contest.seeds()).hasSize(1);
        assertThat(contest.seeds().get(0).runs()).containsExactly("one", "two");
        assertThat(contest.seeds().get(0).spread().mean())
                .isCloseTo(
                        (contest.contenders().get(0).figure(CountFigure.MACRO_F1)
                                        + contest.contenders().get(1).figure(CountFigure.MACRO_F1))
                                / 2,
                        within(1e-12));
        assertThat(contest.runs()).isPresent();
        assertThat(contest.duels().get(1).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void theCommonestClassAndALinearModelAreAlwaysThere() {
        Run run = train("one", 1);
        int[] test = DATA.indices(Part.TEST);

        TextClassifier majority = Rivals.find("majority", run);
        assertThat(majority.answers(DATA.texts(test))).containsOnly(majority.answers(List.of(""))[0]);
        TextClassifier linear = Rivals.find("tfidf", run);
        Contest contest = Arena.hold(DATA, List.of(linear, majority), SPEC);
        assertThat(contest.contenders().get(0).figure(CountFigure.MACRO_F1)).isGreaterThan(.95);
        assertThat(Rivals.find("tfidf", run)).isSameAs(linear);
    }

    @Test
    void aModelThatStartedFromNothingHasNoBase() {
        Run run = train("one", 1);

        assertThatThrownBy(() -> Rivals.find("base", run))
                .hasMessage("tunebook/ngram-bag has learned nothing before one: there is no base to compare with.\n"
                        + "Maybe tfidf or majority.");
        assertThatThrownBy(() -> Rivals.find("majorty", run))
                .hasMessage("majorty is neither a run here nor one of base, majority, tfidf.\nMaybe majority.");
    }

    @Test
    void aModelThatGoesOnFromACheckpointIsComparedWithIt() {
        Run first = train("first", 1);
        Path saved = folder.resolve("models/tiny");
        first.save(saved);
        TrainSpec further = first.spec().model(saved.toString()).learningRate(1e-9);
        Run second = RunStore.in(folder).train("second", DATA, further, event -> {});
        TextClassifier base = Rivals.find("base", second);

        assertThat(base.name()).isEqualTo("base");
        Contest contest = Arena.hold(DATA, List.of(second, base), SPEC);
        assertThat(contest.duels().get(0).flips().onlyFirst()).isEmpty();
        assertThat(contest.duels().get(0).sentence()).contains("They are equal here");
    }

    @Test
    void saysWhenARivalWasTrainedOnTheseRows() {
        Run run = train("one", 1);
        Dataset turned = DATA.derive(
                DATA.content()
                        .withParts(java.util.stream.IntStream.range(0, DATA.size())
                                .mapToObj(row -> DATA.part(row) == Part.TRAIN ? Part.TEST : Part.TRAIN)
                                .toArray(Part[]::new)),
                "turn",
                "parts");
        Contest contest = Arena.hold(turned, List.of(Rivals.find("majority", run), run), SPEC);

        assertThat(contest.warnings())
                .containsExactly("one was trained on 700 of these 700 texts: its figures promise too much.");
    }
}
