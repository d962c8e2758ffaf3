package dev.tunebook.engine.evaluate.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void putsAnEdgeIntoTheBinBelowIt() {
        Reliability ours = Reliability.ofEqualWidth(new boolean[] {true, false}, new double[] {.5, .75}, 2);
        assertThat(ours.bins()).extracting(Reliability.Bin::rows).containsExactly(1L, 1L);
    }

    @Test
    void weighsTheGapsOfBinsByTheirRows() {
        Predictions predictions = Predictions.of(List.of("a", "b"), new int[] {0, 1, 0, 0}, new float[][] {
            {.75f, .25f}, {.75f, .25f}, {.75f, .25f}, {1, 0}
        });
        Reliability ours = Reliability.ofAnswers(predictions, 10);
        assertThat(ours.expectedCalibrationError()).isCloseTo(.75 * (.75 - 2.0 / 3), within(1e-12));
        assertThat(ours.maximumCalibrationError()).isCloseTo(.75 - 2.0 / 3, within(1e-12));
    }

    @Test
    void rejectsZeroBins() {
        assertThatThrownBy(() -> Reliability.ofEqualMass(new boolean[] {true}, new double[] {1}, 0))
                .isInstanceOf(UserException.class)
                .hasMessage("bins (0) must be at least 1.\nMaybe bins=15, the default.");
    }
}
