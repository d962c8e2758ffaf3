package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.Generation;
import dev.tunebook.engine.runs.EventJson;
import dev.tunebook.engine.spec.Schedule;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.engine.train.TrainPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each view's text and HTML against a file; {@code -Dtunebook.golden=update} writes the files anew, to be looked at
 * before they are committed. The style sheet and the sorting script, the same in all of them, are left out.
 */
class ViewGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    /** With their style sheet, to be looked at in a browser. */
    private static final Path WHOLE_PAGES = Path.of("target/pages");

    static Stream<Arguments> views() {
        int all = TrainingSamples.events().size();
        return Stream.of(
                golden("dataset", new DatasetView(), Samples.card()),
                golden("report", new ReportView(), Samples.report()),
                golden("provenance", new ProvenanceView(), Samples.provenance()),
                golden("trial", new TrialView(), TrialSamples.trial()),
                golden("revision", new RevisionView(), RevisionSamples.revision()),
                golden("models", new ModelListView(), ModelSamples.catalog()),
                golden(
                        "model",
                        new ModelCardView(),
                        ModelSamples.catalog().cards().get(1)),
                golden("sweep", new SweepView(), TrainingSamples.sweep()),
                golden("search", new SearchProgress.AsLine(), new SearchProgress("tickets", 37, 100, 4.2e-4, 2.31)),
                golden("training-search", new TrainingView(), training(40)),
                golden("training-begun", new TrainingView(), training(87)),
                golden("training-live", new TrainingView(), training(300)),
                golden("training-ended", new TrainingView(), training(all)),
                golden("training-interrupted", new TrainingView(), interrupted(300)),
                golden(
                        "plan",
                        new TrainPlanView(),
                        RunSamples.plan(TrainSpec.defaults().epochs(8))),
                golden(
                        "plan-one-cycle",
                        new TrainPlanView(),
                        RunSamples.plan(TrainSpec.defaults()
                                .epochs(8)
                                .schedule(Schedule.ONE_CYCLE)
                                .learningRate(3e-3))),
                golden("check", new TrainCheckView(), RunSamples.check(true)),
                golden("check-failed", new TrainCheckView(), RunSamples.check(false)),
                golden("tuned", new TunedView(), RunSamples.tuned()),
                golden("runs", new RunListView(), RunSamples.list()),
                golden("runs-compared", new RunComparisonView(), RunSamples.comparison()),
                golden("evaluation", new EvaluationView(), Samples.evaluation(12, 300)),
                golden("evaluation-many", new EvaluationView(), Samples.evaluation(77, 3080)),
                golden(
                        "contest",
                        new ContestView(),
                        Samples.contest(
                                240,
                                "run1",
                                "tfidf",
                                "run2",
                                List.of("billing_error", "lost_parcel", "refund_request"),
                                "my parcel did not come")),
                golden("generation", new GenerationView(), Samples.generation(Generation.Ending.STOP_TEXT)),
                golden("generation-live", new GenerationView(), Samples.generation(Generation.Ending.GOING_ON)),
                golden(
                        "training-language",
                        new TrainingView(),
                        TrainingLog.of("run2", "books", TrainingSamples.languageEvents())),
                golden("decision", new DecisionView(), Samples.decision("run1", "run0", "Not ready")),
                golden(
                        "behaviour",
                        new BehaviourView(),
                        Samples.behaviour("run1", "My parcel is lost", List.of("parcel", "refund"))),
                golden(
                        "evaluation-labels",
                        new LabelEvaluationView(),
                        ValueSamples.labels("run1", List.of("space", "sport", "weather"), "the shuttle")),
                golden("evaluation-numbers", new NumberEvaluationView(), ValueSamples.numbers("run1", "two rooms")),
                golden("evaluation-texts", new TextEvaluationView(), ValueSamples.texts("run1", "what is it?")),
                golden(
                        "figure-contest",
                        new FigureContestView(),
                        ValueSamples.contest("run1", "tfidf", "space", "the shuttle")),
                golden(
                        "recommendation",
                        new RecommendationView(),
                        ValueSamples.recommendation("tunebook/encoder-mini", true)),
                golden(
                        "figure-decision",
                        new DecisionView(),
                        ValueSamples.decision("run1", "tfidf", "space", "the shuttle")),
                golden("learning-curve", new LearningCurveView(), ValueSamples.curve("run1")),
                golden("evaluation-tokens", new TokenEvaluationView(), ValueSamples.tokens("run1")),
                golden(
                        "training-numbers",
                        new TrainingView(),
                        TrainingLog.of("run3", "prices", TrainingSamples.numberEvents())),
                golden("answers-values", new AnswersView(), ValueSamples.answers("run1", "two rooms", "weather")),
                golden("answers", new AnswersView(), Samples.answers()));
    }

    /** Rising in the warm-up, highest at its end, and then as its formula says. */
    @ParameterizedTest
    @EnumSource
    void aPlanPlotsItsSchedule(Schedule schedule) {
        TrainPlan plan = RunSamples.plan(
                TrainSpec.defaults().epochs(8).schedule(schedule).learningRate(3e-3));
        String text = new TrainPlanView().text(plan);
        String name = schedule.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(text).contains("Schedule " + name + ": warm-up over 60 steps to 0.003, ");
        String[] line = text.lines()
                .filter(each -> each.startsWith("learning rate  "))
                .findFirst()
                .orElseThrow()
                .split("  ");
        String bars = " ▁▂▃▄▅▆▇█";
        int[] heights = line[1].chars().map(bars::indexOf).toArray();
        assertThat(heights).hasSize(60);
        assertThat(heights[0]).as("begins low").isLessThan(3);
        assertThat(heights[6]).as("a tenth of the way").isEqualTo(8);
        for (int i = 7; i < 60; i++) {
            double factor = schedule.factor(Math.round(i * 599 / 59.0), 60, 600);
            assertThat((double) heights[i]).as("at " + i + " of 60").isCloseTo(1 + 7 * factor, within(1.0));
        }
        assertThat(new TrainPlanView().html(plan)).contains("<svg", "The learning rate by epoch", name);
    }

    private static Training training(int events) {
        return TrainingLog.of("run1", "tickets", TrainingSamples.events().subList(0, events));
    }

    private static Training interrupted(int events) {
        List<TrainEvent> all = new ArrayList<>(TrainingSamples.events().subList(0, events));
        double seconds = all.get(events - 1).seconds();
        String verdict = "Interrupted after step 200. Fitting: validation loss settled at 0.480; the weights of "
                + "epoch 2 are kept.";
        all.add(new TrainEvent.Finished(seconds, TrainEvent.Ending.INTERRUPTED, 200, 2, verdict));
        return TrainingLog.of("run1", "tickets", all);
    }

    private static <T> Arguments golden(String name, View<T> view, T value) {
        return Arguments.of(name, view.text(value), view.html(value));
    }

    /** From the file alone: the view of the live run, and the one that it ends with. */
    @ParameterizedTest
    @CsvSource({"training-live, 300", "training-ended, 2147483647"})
    void aRunThatIsReadBackFromItsEventLogLooksTheSame(String golden, int most, @TempDir Path folder)
            throws IOException {
        Path log = folder.resolve("events.jsonl");
        Files.write(
                log,
                TrainingSamples.events().stream()
                        .limit(most)
                        .map(EventJson::write)
                        .toList());
        List<TrainEvent> read =
                Files.readAllLines(log).stream().map(EventJson::read).toList();
        Training rebuilt = TrainingLog.of("run1", "tickets", read);
        assertThat(new TrainingView().text(rebuilt)).isEqualTo(Files.readString(FOLDER.resolve(golden + ".txt")));
        assertThat(bare(new TrainingView().html(rebuilt)))
                .isEqualTo(Files.readString(FOLDER.resolve(golden + ".html")));
    }

    private static String bare(String html) {
        return html.replace(Page.STYLE, "<style/>\n").replace(Page.SORTING, "<script/>\n");
    }

    @Test
    void saysOnceThatARunWasInterrupted() {
        assertThat(new TrainingView().html(interrupted(300)))
                .contains("<span class=\"good\">Interrupted</span> after step 200. Fitting: ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("views")
    void looksAsItDid(String name, String text, String html) throws IOException {
        Files.createDirectories(WHOLE_PAGES);
        Files.writeString(WHOLE_PAGES.resolve(name + ".html"), html);
        for (var form : List.of(new String[] {".txt", text}, new String[] {".html", bare(html)})) {
            Path file = FOLDER.resolve(name + form[0]);
            if ("update".equals(System.getProperty("tunebook.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, form[1]);
            }
            assertThat(Files.readString(file)).isEqualTo(form[1]);
        }
    }
}
