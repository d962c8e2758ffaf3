package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Schedule;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run does with what it sees at the end of each epoch: keeps the best weights, and lowers the learning rate. */
class BestEpochTest {
    private static final Dataset DATASET = TinyData.mixed(200, 0.5);
    private static final TrainSpec SPEC = TrainSpec.defaults()
            .epochs(12)
            .learningRate(0.02)
            .threads(1)
            .earlyStop(0)
            .monitor(Monitor.LOSS)
            .seed(3);

    private final List<TrainEvent.Evaluated> epochs = new ArrayList<>();
    private final List<TrainEvent.Stepped> steps = new ArrayList<>();

    private Classifier fit(TrainSpec spec) {
        return (Classifier) Trainer.fit(DATASET, spec, event -> {
            if (event instanceof TrainEvent.Evaluated evaluated) {
                epochs.add(evaluated);
            } else if (event instanceof TrainEvent.Stepped stepped) {
                steps.add(stepped);
            }
        });
    }

    static Stream<TrainSpec> specs() {
        return Stream.of(SPEC, SPEC.average(0.9), SPEC.earlyStop(2), SPEC.mixout(0.2));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theModelHasTheWeightsOfTheBestEpoch(TrainSpec spec) throws Exception {
        try (Classifier model = fit(spec)) {
            EncodedRows rows = EncodedRows.of(DATASET, Part.VALIDATION, model, spec.maxTokens());
            double found =
                    new ClassValidation(model, rows, 128).figures(Monitor.LOSS).loss();
            double lowest = epochs.stream()
                    .mapToDouble(TrainEvent.Evaluated::validationLoss)
                    .min()
                    .orElseThrow();
            double last = epochs.get(epochs.size() - 1).validationLoss();
            assertThat(last).as("the last epoch is not the best").isGreaterThan(lowest * 1.01);
            assertThat(found).isEqualTo(lowest, within(1e-9));
        }
    }

    @Test
    void aPlateauHalvesTheLearningRate() {
        fit(SPEC.schedule(Schedule.PLATEAU).plateau(2).warmUp(0)).close();
        double lowest = Double.POSITIVE_INFINITY;
        double rate = 0.02;
        int without = 0;
        for (TrainEvent.Evaluated epoch : epochs) {
            double expected = rate;
            assertThat(steps.stream().filter(step -> step.epoch() == epoch.epoch()))
                    .as("epoch " + epoch.epoch())
                    .isNotEmpty()
                    .allSatisfy(step -> assertThat(step.learningRate()).isEqualTo(expected, within(1e-12)));
            without = epoch.validationLoss() < lowest ? 0 : without + 1;
            lowest = Math.min(lowest, epoch.validationLoss());
            if (without == 2) {
                rate /= 2;
                without = 0;
            }
        }
        assertThat(rate).as("there were plateaus").isLessThan(0.011);
    }
}
