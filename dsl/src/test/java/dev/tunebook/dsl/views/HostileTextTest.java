package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.DatasetCard;
import dev.tunebook.engine.data.DatasetCard.ClassRows;
import dev.tunebook.engine.data.DatasetCard.DuplicateGroup;
import dev.tunebook.engine.data.DatasetCard.Lengths;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.data.Row;
import dev.tunebook.engine.evaluate.judge.Judge;
import dev.tunebook.engine.evaluate.judge.Judgement;
import dev.tunebook.engine.evaluate.slice.Slices;
import dev.tunebook.engine.quality.Finding;
import dev.tunebook.engine.quality.Report;
import dev.tunebook.engine.quality.TokenLengths;
import dev.tunebook.engine.quality.fix.Fixes;
import dev.tunebook.engine.rivals.Contest;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.runs.Mistake;
import dev.tunebook.engine.runs.Neighbour;
import dev.tunebook.engine.runs.Prediction;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Suggestion;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.engine.train.TrainEvent;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/** Whatever stands in a file, a page stays a page: nothing runs, nothing hides, nothing swells. */
class HostileTextTest {
    /** The style sheet, the charts of every view, and the excerpts: far less than one hostile text. */
    private static final int LARGEST_PAGE = 60_000;

    static Stream<String> texts() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</svg></table></div><style>*{display:none}",
                "a\0b\u001b[31mred\u007f",
                "\u202egnirts desrever\u202c",
                "\ud800 lone surrogate \udc00",
                "line\r\nbreak\u2028and\u2029more",
                "&lt;b&gt; &amp; <!-- ]]>",
                "\u0645\u0631\u062d\u0628\u0627",
                "x".repeat(1_000_000),
                "<&\"'\0".repeat(200_000));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void showsIt(String hostile) throws Exception {
        for (String page : pages(hostile)) {
            String html = page.replace(Page.SORTING, "");
            assertThat(html).hasSizeLessThan(LARGEST_PAGE);
            assertThat(html).doesNotContain("<script", "<img", "alert(1)>", "\0", "\u001b", "\u202e", "\r", "\u2028");
            assertThat(html.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000))
                    .isTrue();
            // A page that parses as XML cannot have been broken out of.
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page.replace("&nbsp;", " "))));
        }
        for (String text : texts(hostile)) {
            assertThat(text).hasSizeLessThan(LARGEST_PAGE).doesNotContain("\0", "\u001b", "\u202e", "\r");
        }
    }

    /** Without the texts of a megabyte, which a fix takes its time for. */
    @ParameterizedTest
    @MethodSource("shortTexts")
    void showsWhatWasFixed(String hostile) {
        Revision revision = revision(hostile);
        assertThat(new RevisionView().html(revision))
                .doesNotContain("<script", "<img", "alert(1)>", "\0", "\u001b", "\u202e");
        assertThat(new RevisionView().text(revision)).doesNotContain("\0", "\u001b", "\u202e", "\r");
    }

    static Stream<String> shortTexts() {
        return texts().filter(text -> text.length() < 10_000);
    }

    private static Revision revision(String hostile) {
        String[] texts = {hostile, hostile, hostile + " and more", "one text", "another one"};
        Part[] parts = {Part.TRAIN, Part.TEST, Part.TRAIN, Part.TRAIN, Part.TRAIN};
        Dataset dataset = new Dataset(
                hostile,
                DatasetSpec.defaults(),
                List.of(hostile, "other"),
                new Dataset.Columns(texts, new int[] {0, 1, 1, 0, 1}, parts, new int[5], new long[] {2, 3, 4, 5, 6}),
                List.of(new Dataset.Source(hostile, "ab", 5)),
                List.of(new Dataset.LeftOut(hostile, 4, hostile)));
        FixSpec spec = FixSpec.defaults().clean(true).mask(true).dedup("exact");
        return Fixes.apply(dataset, spec).revision().orElseThrow();
    }

    private static List<String> pages(String hostile) {
        return List.of(
                new DatasetView().html(card(hostile)),
                new ReportView().html(report(hostile)),
                new SweepView().html(sweep(hostile)),
                new SearchProgress.AsLine().html(new SearchProgress(hostile, 1, 2, 0.1, 1)),
                new TrainingView().html(training(hostile)),
                new EvaluationView().html(evaluation(hostile)),
                new ContestView().html(contest(hostile)),
                new DecisionView().html(Samples.decision(hostile, hostile + "2", hostile)),
                new BehaviourView().html(Samples.behaviour(hostile, hostile, List.of(hostile, "other"))),
                new LabelEvaluationView().html(ValueSamples.labels(hostile, List.of(hostile, "other"), hostile)),
                new NumberEvaluationView().html(ValueSamples.numbers(hostile, hostile)),
                new TextEvaluationView().html(ValueSamples.texts(hostile, hostile)),
                new FigureContestView().html(ValueSamples.contest(hostile, hostile + "2", hostile, hostile)),
                new DecisionView().html(ValueSamples.decision(hostile, hostile + "2", hostile, hostile)),
                new LearningCurveView().html(ValueSamples.curve(hostile)),
                new RecommendationView().html(ValueSamples.recommendation(hostile, true)),
                new RecommendationView().html(ValueSamples.recommendation(hostile, false)),
                new TokenEvaluationView().html(ValueSamples.tokens(hostile)),
                new AnswersView().html(ValueSamples.answers(hostile, hostile, hostile)),
                new AnswersView().html(List.of(answer(hostile))));
    }

    /** Without the evaluation's, which is the report byte for byte. */
    private static List<String> texts(String hostile) {
        return List.of(
                new DatasetView().text(card(hostile)),
                new ReportView().text(report(hostile)),
                new SweepView().text(sweep(hostile)),
                new SearchProgress.AsLine().text(new SearchProgress(hostile, 1, 2, 0.1, 1)),
                new TrainingView().text(training(hostile)),
                new ContestView().text(contest(hostile)),
                new DecisionView().text(Samples.decision(hostile, hostile + "2", hostile)),
                new BehaviourView().text(Samples.behaviour(hostile, hostile, List.of(hostile, "other"))),
                new NumberEvaluationView().text(ValueSamples.numbers(hostile, hostile)),
                new TextEvaluationView().text(ValueSamples.texts(hostile, hostile)),
                new FigureContestView().text(ValueSamples.contest(hostile, hostile + "2", hostile, hostile)),
                new TokenEvaluationView().text(ValueSamples.tokens(hostile)),
                new AnswersView().text(ValueSamples.answers(hostile, hostile, hostile)),
                new AnswersView().text(List.of(answer(hostile))));
    }

    private static Contest contest(String hostile) {
        return Samples.contest(12, hostile, hostile + "2", "run2", List.of(hostile, "other"), hostile);
    }

    private static DatasetCard card(String hostile) {
        Row train = new Row(0, hostile, hostile, Part.TRAIN, hostile, 2);
        Row test = new Row(1, hostile, "other", Part.TEST, hostile, 3);
        List<DuplicateGroup> groups = List.of(new DuplicateGroup(List.of(train, test)));
        return new DatasetCard(
                hostile,
                List.of(new Dataset.Source(hostile, "ab", 4)),
                2,
                Map.of(Part.TRAIN, 1, Part.VALIDATION, 0, Part.TEST, 1),
                List.of(new ClassRows(hostile, 9, 0, 0), new ClassRows("other", 0, 0, 1)),
                new Lengths(1, 2, 3, 4, 2.5),
                new Lengths(1, 2, 3, 4, 2.5),
                Map.of(hostile, 1),
                List.of(new Dataset.LeftOut(hostile, 4, hostile)),
                groups,
                groups,
                groups,
                "cd");
    }

    private static Report report(String hostile) {
        Row one = new Row(0, hostile, hostile, Part.TRAIN, hostile, 2);
        Row other = new Row(1, hostile + hostile, "other", Part.TEST, hostile, 3);
        Finding.Example pair = new Finding.Example(List.of(one, other), hostile);
        List<Finding.Example> examples =
                List.of(pair, new Finding.Example(List.of(one), hostile), new Finding.Example(List.of(), hostile));
        return new Report(
                card(hostile),
                Optional.of(new TokenLengths(hostile, 1, 2, 3, 4, 5, 6)),
                List.of(
                        new Finding(
                                "leaked-texts",
                                Finding.Severity.SERIOUS,
                                1,
                                2,
                                List.of(1),
                                hostile,
                                hostile,
                                hostile,
                                examples),
                        Samples.finding("clean", Finding.Severity.CLEAN, 0, 2, List.of())));
    }

    private static LrSweep sweep(String hostile) {
        return new LrSweep(
                hostile,
                hostile,
                List.of(new LrSweep.Point(1e-3, 2, 2), new LrSweep.Point(1e-2, 1, 1)),
                List.of(),
                Map.of(Suggestion.MINIMUM, 1e-3),
                Suggestion.MINIMUM,
                1e-3,
                3e-4,
                3e-3,
                OptionalDouble.empty(),
                1);
    }

    private static Training training(String hostile) {
        return TrainingLog.of(
                hostile,
                hostile,
                List.of(
                        new TrainEvent.Started(0, hostile, 1, 1, 1, 1, 0.1, hostile, 1, 1, 2, 1, hostile, 1, 1),
                        new TrainEvent.Stepped(1, 1, 1, 0.5, 0.1, 1, 1),
                        new TrainEvent.Warned(1, hostile, hostile),
                        new TrainEvent.Finished(2, TrainEvent.Ending.DIVERGED, 1, 0, hostile)));
    }

    private static Evaluation evaluation(String hostile) {
        Judge judge = new Judge(List.of(hostile, "other", "more"), 3, Optional.empty());
        judge.add(0, 0, new float[] {0.5f, 0.25f, 0.25f});
        judge.add(1, 1, new float[] {0.5f, 0.25f, 0.25f});
        judge.add(2, 2, new float[] {0, 0, 1});
        Judgement judgement = judge.judgement(1, 0.95);
        Row row = new Row(0, hostile, hostile, Part.TEST, hostile, 2);
        return new Evaluation(
                hostile,
                "id",
                Samples.dataset().named(hostile),
                Part.TEST,
                2,
                judgement,
                List.of(new Mistake(row, hostile, 0.9, new Neighbour(Optional.of(row), 1))),
                new Slices(judgement.outcomes().predictions())
                        .where(hostile, each -> each == 0)
                        .judge(),
                List.of(hostile),
                List.of(hostile),
                0.1);
    }

    private static Prediction answer(String hostile) {
        return new Prediction(hostile, hostile, List.of(new Prediction.Scored(hostile, 0.9)));
    }
}
