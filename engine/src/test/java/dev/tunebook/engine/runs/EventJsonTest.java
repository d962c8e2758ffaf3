package dev.tunebook.engine.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {
    static List<TrainEvent> events() {
        return List.of(
                new TrainEvent.Probed(0.1, 1, 100, 1e-6, 2.5),
                new TrainEvent.Started(0, "m", 12, 3, 4, 32, 1e-3, "given", 100, 10, 5, 2, "cpu", 2, 42),
                new TrainEvent.Stepped(1.5, 1, 1, Double.NaN, 1e-3, Double.POSITIVE_INFINITY, 32),
                new TrainEvent.Evaluated(
                        2, 4, 1, 1.25, Double.NaN, 0.1 + 0.2, 1 / 3.0, Double.NaN, "", Double.NaN, true),
                new TrainEvent.Evaluated(2, 4, 1, 1.25, 0.5, 0.1, 0.2, 0.3, "kappa", 0.4, true),
                new TrainEvent.Foreseen(2, 15, 31.5),
                new TrainEvent.Warned(2, "a \"problem\"\n", "do\tthis"),
                new TrainEvent.Finished(3, TrainEvent.Ending.EARLY_STOPPED, 9, 2, "grüße"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void readsWhatItWroteToTheBit(TrainEvent event) {
        String line = EventJson.write(event);
        assertThat(line).doesNotContain("\n");
        assertThat(EventJson.read(line)).isEqualTo(event);
    }

    @Test
    void readsAnEpochOfAnOlderLogThatDidNotSayWhatDecided() {
        TrainEvent.Evaluated read = (TrainEvent.Evaluated)
                EventJson.read("{\"event\":\"Evaluated\",\"seconds\":2,\"step\":4,\"epoch\":1,\"trainLoss\":1.25,"
                        + "\"validationLoss\":0.5,\"accuracy\":0.8,\"macroF1\":0.75,\"best\":true}");
        assertThat(read.monitor()).isEmpty();
        assertThat(read.score(Monitor.ACCURACY)).isEqualTo(0.8);
        assertThat(read.score(Monitor.LOSS)).isEqualTo(-0.5);
        assertThat(read.score(Monitor.KAPPA)).as("the loss stands in").isEqualTo(-0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"event\":\"Runtime\"}", "{\"event\":\"Stepped\",\"step\":\"x\"}"})
    void refusesAnythingElse(String line) {
        assertThatThrownBy(() -> EventJson.read(line))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("must be a line that Tunebook wrote.\nMaybe remove the line from events.jsonl.");
    }
}
