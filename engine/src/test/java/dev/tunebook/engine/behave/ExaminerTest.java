package dev.tunebook.engine.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.behave.BehaviourResult.Outcome;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Proportion;
import dev.tunebook.engine.rivals.FakeClassifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExaminerTest {
    private static final List<String> LABELS = List.of("card", "parcel");
    private static final List<String> ROWS = rows();

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(i % 2 == 0 ? "My card number " + i + " does not work, help!" : "Where is the parcel " + i + "?");
        }
        return rows;
    }

    /** Looks for a word, whatever its case. */
    private static final TextClassifier STURDY =
            new FakeClassifier("sturdy", LABELS, .9, text -> text.toLowerCase().contains("parcel") ? 1 : 0);

    private static BehaviourResult result(TextClassifier model, Behaviour behaviour) {
        return Examiner.examine(model, new Suite("s", List.of(behaviour)), ROWS, 7, 2)
                .results()
                .get(0);
    }

    private static Behaviour unchangedBy(String perturbation) {
        return new Behaviour.Invariance(perturbation, .05, List.of(), Perturbation.of(perturbation));
    }

    @Test
    void aSturdyModelPassesTheDefaultSuite() {
        BehaviourReport report = Examiner.examine(STURDY, DefaultSuite.forClassifiers(), ROWS, 7, 2);

        assertThat(report.results())
                .filteredOn(each -> each.outcome() == Outcome.FAILED)
                .extracting(BehaviourResult::name)
                .isSubsetOf("typos", "synonyms");
        assertThat(report.results()).extracting(BehaviourResult::kind).contains("robustness", "fairness", "invariance");
        assertThat(report.table().rowCount()).isEqualTo(report.results().size());
    }

    @Test
    void findsAModelThatReadsCase() {
        TextClassifier shouting =
                new FakeClassifier("shouting", LABELS, .9, text -> text.equals(text.toUpperCase()) ? 1 : 0);
        BehaviourResult result = result(shouting, unchangedBy("upper-case"));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.failures()).isEqualTo(60);
        assertThat(result.examples()).hasSize(2);
        assertThat(result.examples().get(0).answerBefore()).isEqualTo("card 0.90");
        assertThat(result.examples().get(0).answerAfter()).isEqualTo("parcel 0.90");
    }

    @Test
    void namesTheSmallestEditThatAloneMakesItFail() {
        TextClassifier onWork = new FakeClassifier("w", LABELS, .9, text -> text.contains("WORK") ? 1 : 0);
        BehaviourResult result = result(onWork, unchangedBy("upper-case"));

        assertThat(result.examples().get(0).smallest()).isEqualTo("\"work,\" → \"WORK,\"");
    }

    @Test
    void easyTextsMustGetTheirLabel() {
        Behaviour cards = new Behaviour.Minimum("cards", 0, List.of("my card", "a card", "the parcel"), "card");
        BehaviourResult result = result(STURDY, cards);

        assertThat(result.failures()).isEqualTo(1);
        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.examples().get(0).after()).isEqualTo("the parcel");
    }

    @Test
    void directionLooksAtTheProbability() {
        TextClassifier graded = new TextClassifier() {
            @Override
            public String name() {
                return "graded";
            }

            @Override
            public List<String> labels() {
                return LABELS;
            }

            @Override
            public void classify(List<String> texts, RowConsumer consumer) {
                for (int row = 0; row < texts.size(); row++) {
                    float card = texts.get(row).contains("stolen") ? .7f : .6f;
                    consumer.accept(row, new float[] {card, 1 - card});
                }
            }
        };
        Perturbation stolen = Perturbation.appending(" It was stolen.");

        assertThat(result(graded, new Behaviour.Direction("up", .1, List.of(), stolen, "card", true, .01))
                        .failures())
                .isZero();
        assertThat(result(graded, new Behaviour.Direction("down", .1, List.of(), stolen, "card", false, .01))
                        .failures())
                .isEqualTo(60);
        assertThat(result(graded, new Behaviour.Direction("a bit", .1, List.of(), stolen, "card", false, .2))
                        .failures())
                .isZero();
    }

    @Test
    void fairnessReportsFlipsAndTheGapWithItsInterval() {
        TextClassifier unfair = new FakeClassifier(
                "unfair", LABELS, .9, text -> WordLists.WOMEN.stream().anyMatch(text::contains) ? 1 : 0);
        Behaviour.Fairness names = new Behaviour.Fairness(
                "names",
                .05,
                List.of("I am {}. "),
                new Behaviour.Fairness.Group("women", WordLists.WOMEN),
                new Behaviour.Fairness.Group("men", WordLists.MEN),
                true);

        BehaviourResult found = result(unfair, names);
        assertThat(found.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(found.gap().orElseThrow().difference().high()).isLessThan(-.7);
        BehaviourResult fair = result(STURDY, names);
        assertThat(fair.failures()).isZero();
        assertThat(fair.gap().orElseThrow().difference().estimate()).isZero();
    }

    /** Names, genders and places, each with how often the answer flips and a gap, in the suite that anybody gets. */
    @Test
    void theDefaultSuiteSwapsNamesGendersAndPlaces() {
        TextClassifier unfair = new FakeClassifier("unfair", LABELS, .9, text -> text.startsWith("She ") ? 1 : 0);
        assertThat(Examiner.examine(unfair, DefaultSuite.forClassifiers(), ROWS, 7, 2)
                        .results())
                .filteredOn(each -> each.kind().equals("fairness"))
                .extracting(BehaviourResult::name)
                .containsExactly("women and men", "she and he", "places");
        BehaviourResult found = Examiner.examine(unfair, DefaultSuite.forClassifiers(), ROWS, 7, 2).results().stream()
                .filter(each -> each.name().equals("she and he"))
                .findFirst()
                .orElseThrow();
        assertThat(found.failures()).isEqualTo(60);
        assertThat(found.gap().orElseThrow().difference().estimate()).isNegative();
        assertThat(found.gap().orElseThrow().difference().low())
                .isLessThanOrEqualTo(found.gap().orElseThrow().difference().high());
    }

    @Test
    void aModelThatBreaksOnAnOddTextFailsAndTheExaminationGoesOn() {
        TextClassifier fragile = new FakeClassifier("fragile", LABELS, .9, text -> text.charAt(0) == 'M' ? 0 : 1);
        BehaviourReport report = Examiner.examine(fragile, DefaultSuite.forClassifiers(), ROWS, 7, 2);
        BehaviourResult edges = report.results().get(report.results().size() - 1);

        assertThat(edges.failures()).isEqualTo(1);
        assertThat(edges.examples().get(0).answerAfter()).isEqualTo("no answer");
    }

    @Test
    void asksEveryModelTheSame() {
        Behaviour typos = unchangedBy("typos");

        assertThat(typos.probes(ROWS, 7)).isEqualTo(typos.probes(ROWS, 7));
        assertThat(typos.probes(ROWS, 8)).isNotEqualTo(typos.probes(ROWS, 7));
    }

    @Test
    void saysNothingWhereNothingCanBeChanged() {
        assertThat(result(STURDY, unchangedBy("genders")).outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void refusesALabelThatTheModelDoesNotHave() {
        Behaviour wrong = new Behaviour.Minimum("cards", 0, List.of("my card"), "cards");

        assertThatThrownBy(() -> result(STURDY, wrong))
                .hasMessage("label (cards) of cards must be one of card, parcel.\nMaybe card.");
    }

    private static BehaviourResult result(AnswerKind kind, Function<String, float[]> model, Behaviour behaviour) {
        Subject subject = new Subject("any", kind, (texts, consumer) -> {
            for (int i = 0; i < texts.size(); i++) {
                consumer.accept(i, model.apply(texts.get(i)));
            }
        });
        return Examiner.examine(subject, new Suite("s", List.of(behaviour)), ROWS, 7, 1)
                .results()
                .get(0);
    }

    @Test
    void severalLabelsAreTheSameWhenAllAre() {
        Function<String, float[]> model =
                text -> new float[] {text.contains("card") ? .9f : .2f, text.equals(text.toUpperCase()) ? .8f : .1f};
        AnswerKind labels = AnswerKind.severalLabels(LABELS);
        assertThat(result(labels, model, unchangedBy("white-space")).failures()).isZero();
        BehaviourResult found = result(labels, model, unchangedBy("upper-case"));
        assertThat(found.failures()).isEqualTo(60);
        assertThat(found.examples().get(0).answerBefore()).isEqualTo("card 0.90");
        assertThat(found.examples().get(0).answerAfter()).isEqualTo("parcel 0.80");
        Behaviour both = new Behaviour.Minimum("both", 0, List.of("MY CARD", "my card"), "card");
        assertThat(result(labels, model, both).failures()).isEqualTo(1);
        assertThat(result(labels, text -> new float[] {2, 0}, DefaultSuite.edges())
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void numbersAreTheSameWhenTheyAreNear() {
        Function<String, float[]> length = text -> new float[] {text.length()};
        assertThat(result(AnswerKind.number(10), length, unchangedBy("punctuation"))
                        .failures())
                .isZero();
        BehaviourResult found = result(AnswerKind.number(1), length, unchangedBy("punctuation"));
        assertThat(found.failures()).as("two marks more, where one was allowed").isEqualTo(30);
        assertThat(found.examples().get(0).answerAfter()).isEqualTo("24.00");
        Perturbation more = Perturbation.appending(" and more");
        assertThat(result(AnswerKind.number(1), length, new Behaviour.Direction("up", .1, List.of(), more, "", true, 0))
                        .failures())
                .isZero();
        assertThat(result(AnswerKind.number(1), length, new Behaviour.Minimum("five", 0, List.of("abcde"), "5"))
                        .failures())
                .isZero();
        assertThatThrownBy(() ->
                        result(AnswerKind.number(1), length, new Behaviour.Minimum("five", 0, List.of("a"), "five")))
                .hasMessage("label (five) of five must be a number.\nMaybe label: 3.5.");
        assertThat(result(AnswerKind.number(1), text -> new float[] {Float.NaN}, DefaultSuite.edges())
                        .outcome())
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void aHandfulOfCasesIsTooFewToPass() {
        Interval none = Proportion.wilson(0, 1, 0.95);
        assertThat(outcome(1, 0, none)).isEqualTo(Outcome.TOO_FEW);
        assertThat(outcome(4, 0, Proportion.wilson(0, 4, 0.95))).isEqualTo(Outcome.TOO_FEW);
        assertThat(outcome(5, 0, Proportion.wilson(0, 5, 0.95))).isEqualTo(Outcome.PASSED);
        assertThat(outcome(1, 1, Proportion.wilson(1, 1, 0.95)))
                .as("one failure of one is certain enough where none is allowed")
                .isEqualTo(Outcome.FAILED);
    }

    private static Outcome outcome(int cases, int failures, Interval rate) {
        BitSet failed = new BitSet();
        failed.set(0, failures);
        return new BehaviourResult("any", "minimum", cases, failed, rate, 0, Optional.empty(), List.of()).outcome();
    }
}
