package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTrainingTest {
    private final List<Object> painted = new ArrayList<>();
    private long nanos;

    private LiveTraining live() {
        return new LiveTraining(new TrainingLog("run1", "tickets"), new Screen(painted::add, () -> nanos));
    }

    /** Time passes as the events tell it. */
    private void play(LiveTraining live, List<TrainEvent> events) {
        for (TrainEvent event : events) {
            nanos = (long) (event.seconds() * 1e9);
            live.accept(event);
        }
    }

    @Test
    void paintsTheFirstEventAtOnceAndThenAtMostTwiceASecond() {
        List<TrainEvent> events = TrainingSamples.events();
        LiveTraining live = live();

        play(live, events.subList(0, 1));
        assertThat(painted).hasSize(1);
        play(live, events);
        assertThat(painted).hasSizeBetween(10, 19);
    }

    @Test
    void paintsHowFarAFailedRunCameWhateverTheClockSays() {
        LiveTraining live = live();
        play(live, TrainingSamples.events());
        live.fail();

        assertThat(new TrainingView().html((Training) painted.get(painted.size() - 1)))
                .isEqualTo(new TrainingView().html(TrainingLog.of("run1", "tickets", TrainingSamples.events())));
    }

    @Test
    void paintsNothingWhenNothingHappened() {
        live().fail();

        assertThat(painted).isEmpty();
    }

    @Test
    void goesOnWhenTheViewFails() {
        List<Object> tries = new ArrayList<>();
        LiveTraining live = new LiveTraining(
                new TrainingLog("run1", "tickets"),
                new Screen(
                        value -> {
                            tries.add(value);
                            throw new IllegalStateException("broken");
                        },
                        () -> nanos));

        play(live, TrainingSamples.events());
        live.fail();

        assertThat(tries).hasSize(1);
    }

    @Test
    void replacesItsPlaceInTheNotebook() {
        FakeNotebook notebook = new FakeNotebook(Path.of(""));
        LiveTraining live = LiveTraining.in(Optional.of(notebook), "run1", "tickets");
        live.accept(TrainingSamples.events().get(0));
        live.fail();

        assertThat(notebook.shown).hasSize(2).allMatch(Training.class::isInstance);
    }

    @Test
    void snapshotDoesNotChangeWhenMoreHappens() {
        TrainingLog log = new TrainingLog("run1", "tickets");
        TrainingSamples.events().subList(0, 200).forEach(log::add);
        Training early = log.snapshot();
        String before = new TrainingView().html(early);
        TrainingSamples.events().subList(200, 400).forEach(log::add);

        assertThat(new TrainingView().html(early)).isEqualTo(before);
    }

    @Test
    void longRunStaysSmall() {
        TrainingLog log = new TrainingLog("run1", "tickets");
        log.add(new TrainEvent.Started(0, "m", 1, 10, 50_000, 32, 0.1, "given", 1, 0, 2, 0, "cpu", 1, 1));
        for (int step = 1; step <= 500_000; step++) {
            log.add(new TrainEvent.Stepped(step, step, 1 + step / 50_000, 1.0 / step, 0.1, 1, 32));
        }

        assertThat(log.snapshot().losses()).hasSizeLessThanOrEqualTo(LineChart.MOST_POINTS);
        assertThat(new TrainingView().html(log.snapshot())).hasSizeLessThan(30_000);
    }

    @Test
    void showsTheFigureThatDecidesAndHowManyTextsWereCut() {
        Training training = TrainingLog.of(
                "run1",
                "tickets",
                List.of(
                        new TrainEvent.Started(0, "m", 1, 2, 2, 32, 10, "given", 64, 9, 2, 7, "cpu", 1, 1),
                        new TrainEvent.Stepped(1, 1, 1, 0.7, 10, 1, 32),
                        new TrainEvent.Evaluated(
                                2, 2, 1, 0.7, 0.5, 0.8, 0.75, Double.NaN, "balanced-accuracy", 0.7654, true)));
        for (String shown : List.of(new TrainingView().html(training), new TrainingView().text(training))) {
            assertThat(shown).contains("balanced-accuracy", "0.7654", "7 texts were too long and cut off.");
        }
    }

    @Test
    void tellsTheTimeLeftAsItWasForeseenUntilAnEpochIsOver() {
        TrainingLog log = new TrainingLog("run1", "tickets");
        log.add(new TrainEvent.Started(0, "m", 1, 2, 100, 32, 10, "given", 64, 9, 2, 7, "cpu", 1, 1));
        log.add(new TrainEvent.Stepped(1, 1, 1, 0.7, 10, 1, 32));
        assertThat(log.snapshot().secondsLeft()).isEqualTo(199);
        log.add(new TrainEvent.Foreseen(10, 15, 70));
        log.add(new TrainEvent.Stepped(20, 30, 1, 0.7, 10, 1, 32));
        assertThat(log.snapshot().secondsLeft()).isEqualTo(50);
        assertThat(new TrainingView().text(log.snapshot())).contains("50 s left");
        log.add(new TrainEvent.Stepped(40, 100, 1, 0.7, 10, 1, 32));
        log.add(TrainingSamples.evaluated(40, 100, 1, 0.7, 0.5, 0.8, 0.75, Double.NaN, true));
        assertThat(log.snapshot().secondsLeft()).isEqualTo(40);
    }

    @Test
    void showsADivergedRunWithoutValidation() {
        Training training = TrainingLog.of(
                "run1",
                "tickets",
                List.of(
                        new TrainEvent.Started(0, "m", 1, 2, 2, 32, 10, "given", 64, 0, 2, 0, "cpu", 1, 1),
                        new TrainEvent.Stepped(1, 1, 1, 0.7, 10, 1, 32),
                        new TrainEvent.Stepped(2, 2, 1, Double.NaN, 10, Double.NaN, 32),
                        TrainingSamples.evaluated(2, 2, 1, 0.7, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false),
                        new TrainEvent.Finished(2, TrainEvent.Ending.DIVERGED, 1, 0, "The loss is no number.")));

        assertThat(new TrainingView().html(training))
                .contains("Diverged", "The loss is no number.")
                .doesNotContain("NaN");
        assertThat(new TrainingView().text(training)).doesNotContain("NaN");
    }
}
