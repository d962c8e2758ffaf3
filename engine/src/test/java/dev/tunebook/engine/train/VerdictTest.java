package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run says of itself at its end, each verdict on a run that deserves it; the others are in {@link TrainerTest}. */
class VerdictTest {
    private static final TrainSpec SPEC =
            TrainSpec.defaults().learningRate(0.01).threads(1).earlyStop(0).seed(3);

    private final List<TrainEvent> events = new ArrayList<>();

    private String verdict(Dataset dataset, TrainSpec spec) {
        events.clear();
        Trainer.fit(dataset, spec, events::add).close();
        return ((TrainEvent.Finished) events.get(events.size() - 1)).verdict();
    }

    @Test
    void aSingleEpochShowsNoCurve() {
        assertThat(verdict(TinyData.rows(400), SPEC.epochs(1).learningRate(2e-3)))
                .matches("One epoch brought a validation loss of 1\\.\\d+, "
                        + "where that of guessing among 4 classes is 1\\.386\\. "
                        + "Maybe more epochs: only then can be seen whether it still falls\\.");
    }

    @Test
    void underfittingWhereTheLossStillFalls() {
        assertThat(verdict(TinyData.rows(400), SPEC.epochs(2).learningRate(2e-3)))
                .matches("Underfitting: validation loss still fell from 1\\.\\d+ to \\d\\.\\d+ in the last epoch\\."
                        + " Maybe more epochs\\.");
    }

    @Test
    void fittingWhereTheLossHasSettled() {
        assertThat(verdict(TinyData.rows(400), SPEC.epochs(15)))
                .matches("Fitting: validation loss settled at 0\\.0\\d+; the weights of epoch \\d+ are kept\\.");
    }

    @Test
    void nothingOfOverfittingWithoutValidationRows() {
        assertThat(verdict(TinyData.trainingAlone(100), SPEC.epochs(1)))
                .isEqualTo("Without validation rows nothing can be said of overfitting.");
    }

    @Test
    void saysAtTheEndThatALeakIsSuspected() {
        assertThat(verdict(TinyData.rows(2000), SPEC.epochs(2).learningRate(0.03)))
                .matches(
                        "[A-Z].*\\. Label leak suspected: after one epoch \\d+\\.\\d% of the validation rows are right\\.");
        assertThat(verdict(TinyData.rows(400), SPEC.epochs(2).learningRate(0.03)))
                .as("60 validation rows may all be right by chance")
                .doesNotContain("leak");
    }

    @Test
    void divergedWhereTheLossRanAwayWithoutEverBecomingNoNumber() {
        assertThat(verdict(TinyData.rows(400), SPEC.epochs(2).learningRate(30).warmUp(0)))
                .matches(
                        "Diverged: training loss rose to \\d+\\.\\d+, where that of guessing among 4 classes is 1\\.386;"
                                + " the weights of epoch \\d are kept\\. Maybe a tenth of the learning rate\\.");
    }

    @Test
    void interruptedSaysHowFarItCame() {
        events.clear();
        Trainer.fit(TinyData.rows(400), SPEC.epochs(4), event -> {
                    events.add(event);
                    if (event instanceof TrainEvent.Stepped step && step.step() == 20) {
                        Thread.currentThread().interrupt();
                    }
                })
                .close();
        assertThat(((TrainEvent.Finished) events.get(events.size() - 1)).verdict())
                .matches("Interrupted after step 20\\. [A-Z].*");
    }

    @Test
    void tellsInTheMiddleOfAnEpochThatNothingIsLearned() {
        verdict(TinyData.noise(2000), SPEC.epochs(3).batchSize(2).dropout(0).learningRate(1e-8));
        List<TrainEvent.Warned> warned = warnings();
        assertThat(warned).as("and does not repeat it after the second epoch").hasSize(1);
        assertThat(warned.get(0).problem())
                .matches(
                        "Nothing is learned so far: the training loss of the last 100 steps is 1\\.\\d+, that of guessing"
                                + " 1\\.386\\.");
        assertThat(events.indexOf(warned.get(0)))
                .isLessThan(events.indexOf(events.stream()
                        .filter(TrainEvent.Evaluated.class::isInstance)
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void tellsInTheMiddleOfAnEpochThatTheLossRunsAway() {
        verdict(
                TinyData.rows(2000),
                SPEC.epochs(2).batchSize(4).learningRate(30).warmUp(0));
        assertThat(warnings().get(0).problem())
                .matches(
                        "Diverging: the training loss of the last 100 steps is \\d+\\.\\d+, that of guessing 1\\.386\\.");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void advisesNothingThatTheRunDoesAlready() {
        assertThat(Verdict.againstOverfitting(SPEC.earlyStop(5).dropout(0.1)))
                .isEqualTo("--early-stop 2, or --dropout 0.2; the best epoch is kept in any case.");
        assertThat(Verdict.againstOverfitting(SPEC.earlyStop(2).dropout(0.1)))
                .isEqualTo("--dropout 0.2; the best epoch is kept in any case.");
        assertThat(Verdict.againstOverfitting(SPEC.earlyStop(0).dropout(0.5)))
                .isEqualTo("--early-stop 2, or more rows, such as %augment makes; the best epoch is kept in any case.");
    }

    private List<TrainEvent.Warned> warnings() {
        return events.stream()
                .filter(TrainEvent.Warned.class::isInstance)
                .map(TrainEvent.Warned.class::cast)
                .toList();
    }

    @Test
    void countsTheTextsThatWereTooLong() {
        verdict(TinyData.rows(200), SPEC.epochs(1).maxTokens(3));
        TrainEvent.Started started = (TrainEvent.Started) events.get(0);
        assertThat(started.truncated()).isEqualTo(started.trainRows()).isEqualTo(140);
    }
}
