package dev.tunebook.engine.evaluate.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TemperatureScalingTest {
    /** Three of four rows are right, so the best probability is 3/4: logit 2/T = ln 3. */
    @Test
    void findsTheTemperatureByHand() {
        TemperatureScaling ours =
                TemperatureScaling.fit(new int[] {0, 0, 0, 1}, new float[][] {{2, 0}, {2, 0}, {2, 0}, {2, 0}});
        assertThat(ours.temperature()).isCloseTo(2 / Math.log(3), within(1e-9));
        assertThat(ours.apply(new float[] {2, 0})[0]).isCloseTo(.75f, within(1e-6f));
        assertThat(ours.lossAfter()).isCloseTo(-.75 * Math.log(.75) - .25 * Math.log(.25), within(1e-9));
        assertThat(ours.lossBefore()).isGreaterThan(ours.lossAfter());
    }

    /** Truth is drawn from logits that the model states three times too large. */
    @Test
    void repairsAnOverconfidentModel() {
        SplittableRandom random = new SplittableRandom(4);
        int rows = 4_000;
        int[] truth = new int[rows];
        float[][] stated = new float[rows][2];
        float[][] probabilities = new float[rows][];
        TemperatureScaling none = new TemperatureScaling(1, 0, 0);
        for (int row = 0; row < rows; row++) {
            float logit = (float) (4 * random.nextDouble() - 2);
            truth[row] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            stated[row][1] = 3 * logit;
            probabilities[row] = none.apply(stated[row]);
        }
        TemperatureScaling ours = TemperatureScaling.fit(truth, stated);
        assertThat(ours.temperature()).isCloseTo(3, within(.3));
        assertThat(TemperatureScaling.fitToProbabilities(truth, probabilities).temperature())
                .isCloseTo(ours.temperature(), within(1e-3));
        assertThat(error(truth, stated, ours)).isLessThan(.03);
        assertThat(error(truth, stated, none)).isGreaterThan(.15);
    }

    private static double error(int[] truth, float[][] logits, TemperatureScaling scaling) {
        float[][] probabilities = new float[logits.length][];
        for (int row = 0; row < logits.length; row++) {
            probabilities[row] = scaling.apply(logits[row]);
        }
        Predictions predictions = Predictions.of(List.of("no", "yes"), truth, probabilities);
        return Reliability.ofAnswers(predictions, 10).expectedCalibrationError();
    }

    @Test
    void rejectsOtherRows() {
        assertThatThrownBy(() -> TemperatureScaling.fit(new int[] {0, 1}, new float[][] {{1, 0}}))
                .isInstanceOf(UserException.class)
                .hasMessage("logits (1) must be as many as rows (2), and at least 1.\n"
                        + "Maybe the predictions belong to another split: predict the same rows again.");
    }
}
