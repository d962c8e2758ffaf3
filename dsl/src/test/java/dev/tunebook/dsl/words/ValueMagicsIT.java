package dev.tunebook.dsl.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.engine.behave.BehaviourReport;
import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.compare.Verdict;
import dev.tunebook.engine.quality.CheckPages;
import dev.tunebook.engine.rivals.FigureContest;
import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.engine.runs.LabelEvaluation;
import dev.tunebook.engine.runs.NumberEvaluation;
import dev.tunebook.engine.runs.curve.LearningCurve;
import dev.tunebook.engine.ship.Decision;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows with a number, and with several labels, from the file to the saved model, by magics alone. */
class ValueMagicsIT extends InNotebook {
    /** What a magic gives, which must have a text and a page. */
    @Override
    protected Object magic(String... words) throws Exception {
        Object result = super.magic(words);
        if (notebook.views.containsKey(result.getClass())) {
            assertThat(notebook.views.get(result.getClass()).apply(result).toString())
                    .isNotBlank()
                    .doesNotContain(">NaN<", " NaN ");
        }
        return result;
    }

    @Test
    void aModelIsRecommendedByTheMagicAndByTheWord() throws Exception {
        loadThings();
        Recommendation found =
                (Recommendation) magic("model", "--recommend", "things", "--candidates", "tunebook/ngram-bag");
        assertThat(found.line()).isEqualTo("%train things --model tunebook/ngram-bag");
        Dataset things = (Dataset) notebook.value("things").orElseThrow();
        assertThat(ModelWords.recommend(things, s -> s.candidates(List.of("tunebook/ngram-bag")))
                        .best()
                        .orElseThrow()
                        .score())
                .isEqualTo(found.best().orElseThrow().score());
    }

    @Test
    void numbersFromTheFileToTheSavedModel() throws Exception {
        StringBuilder csv = new StringBuilder("text,price\n");
        for (int i = 0; i < 240; i++) {
            String more = Integer.toString(i * 7919, 36);
            csv.append("a used %s with mark %s,%d%n".formatted(THINGS.get(i % 4), more, 1_000 + 200 * (i % 4) + i % 7));
        }
        Files.writeString(folder.resolve("prices.csv"), csv);
        magic("dataset", "prices", "prices.csv", "--label", "price", "--kind", "regression", "--group", "none");
        magic("train", "prices", "--epochs", "8", "--lr", "0.01", "--as", "run1");
        NumberEvaluation evaluation = (NumberEvaluation) magic("evaluate", "run1");
        assertThat(evaluation.figures().get("RMSE").high()).isLessThan(evaluation.meanError());
        Answers answers = (Answers) magic("predict", "run1", "a used lamp");
        assertThat(answers.get(0).number()).isBetween(1_400.0, 1_800.0);
        FigureContest contest = (FigureContest) magic("compare", "run1", "majority", "tfidf");
        assertThat(contest.duels().get(0).verdict()).isEqualTo(Verdict.BETTER);
        LearningCurve curve = (LearningCurve) magic("learning-curve", "run1", "--sizes", "2", "--seeds", "1");
        assertThat(curve.figure()).isEqualTo("RMSE");
        magic("save", "run1", "saved");
        assertThat(Files.readString(folder.resolve("saved/config.json"))).contains("\"regression\"");
        String saved = folder.resolve("saved").toString();
        magic("train", "prices", "--model", saved, "--epochs", "1", "--lr", "1e-9", "--as", "run2");
        NumberEvaluation again = (NumberEvaluation) magic("evaluate", "run2");
        assertThat(again.metrics().rootMeanSquaredError())
                .as("it goes on from where the saved model was")
                .isLessThan(1.05 * evaluation.metrics().rootMeanSquaredError());
        BehaviourReport report = (BehaviourReport) magic("test", "run1", "--rows", "20");
        assertThat(report.results()).extracting("name").contains("typos", "odd texts");
        Decision decision = (Decision) magic("ship", "run1", "--against", "majority", "--to", "release");
        assertThat(decision.checks()).extracting("name").contains("paired test", "behaviour", "leakage", "rows");
        assertThat(Files.readString(folder.resolve("release/README.md"))).contains("Gives texts a number.", "rmse");
        assertThat(Files.readString(folder.resolve("release/report.html"))).startsWith("<!DOCTYPE html>");
        assertThatThrownBy(() -> magic("train", "prices", "--class-weights", "balanced"))
                .hasMessage("class-weights (balanced) must be none where a number is learnt: there are no classes.\n"
                        + "Maybe --class-weights none.");
    }

    @Test
    void labelsFromTheFileToTheComparison() throws Exception {
        StringBuilder csv = new StringBuilder("text,label\n");
        for (int i = 0; i < 240; i++) {
            String first = THINGS.get(i % 4);
            String second = THINGS.get(i / 4 % 4);
            String labels = first.equals(second)
                    ? "[\"\"%s\"\"]".formatted(first)
                    : "[\"\"%s\"\", \"\"%s\"\"]".formatted(first, second);
            csv.append("my %s and my %s number %s,\"%s\"%n"
                    .formatted(first, second, Integer.toString(i * 7919, 36), labels));
        }
        Files.writeString(folder.resolve("topics.csv"), csv);
        magic("dataset", "topics", "topics.csv", "--group", "none");
        magic("train", "topics", "--epochs", "8", "--lr", "0.01", "--as", "run1");
        LabelEvaluation evaluation = (LabelEvaluation) magic("evaluate", "run1");
        assertThat(evaluation.metrics().macro().f1()).isGreaterThan(0.9);
        assertThat(((Answers) magic("predict", "run1", "my card and my lamp"))
                        .get(0)
                        .labels())
                .containsExactlyInAnyOrder("card", "lamp");
        FigureContest contest = (FigureContest) magic("compare", "run1", "majority");
        assertThat(contest.duels().get(0).verdict()).isEqualTo(Verdict.BETTER);
        Files.writeString(
                folder.resolve("suite.yaml"),
                "tests:\n  - {name: cards, kind: minimum, label: card, texts: [" + "my card and my card number 1]}\n");
        assertThat(((BehaviourReport) magic("test", "run1", "suite.yaml"))
                        .results()
                        .get(0)
                        .failures())
                .isZero();
        Decision decision = (Decision) magic("ship", "run1", "--against", "tfidf", "--rows", "20");
        assertThat(decision.checks()).extracting("name").contains("classes", "floors", "calibration", "behaviour");
    }

    @Test
    void explainsOneCheckOrAll() throws Exception {
        assertThat(((CheckPages) magic("checks")).pages()).hasSizeGreaterThan(15);
        assertThat(((CheckPages) magic("checks", "leaked-texts")).pages()).hasSize(1);
    }
}
