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
    void countsTheTextsThatWereTooLong() {
        verdict(TinyData.rows(200), SPEC.epochs(1).maxTokens(3));
        TrainEvent.Started started = (TrainEvent.Started) events.get(0);
        assertThat(started.truncated()).isEqualTo(started.trainRows()).isEqualTo(140);
    }
}
