package dev.tunebook.engine.evaluate.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Brier;
import dev.tunebook.engine.evaluate.ClassificationReport;
import dev.tunebook.engine.evaluate.Metrics;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.TopK;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsAccumulatorTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    @Test
    void givesTheFiguresOfAllRowsAtOnce() {
        Predictions all = predictions(500);
        MetricsAccumulator streamed = new MetricsAccumulator(LABELS);
        for (int row = 0; row < all.rows(); row++) {
            streamed.add(all.truth()[row], all.probabilities()[row].clone());
        }
        assertThat(ClassificationReport.text(streamed.metrics(), 6))
                .isEqualTo(ClassificationReport.text(Metrics.of(all), 6));
        assertThat(streamed.metrics().logLoss()).isCloseTo(Metrics.of(all).logLoss(), within(1e-12));
        assertThat(streamed.brier()).isCloseTo(Brier.of(all.truth(), all.probabilities()), within(1e-12));
        assertThat(streamed.topK(2)).isEqualTo(TopK.accuracy(all.truth(), all.probabilities(), 2));
        assertThat(streamed.reliability().reliability())
                .isEqualTo(Reliability.ofAnswers(all, Reliability.DEFAULT_BINS));
    }

    @Test
    void rejectsALogitAsSoonAsItComes() {
        assertThatThrownBy(() -> new MetricsAccumulator(LABELS).add(0, new float[] {-2, 1, 3}))
                .isInstanceOf(UserException.class)
                .hasMessage("probability in row 0 (-2.0) must be between 0 and 1.\n"
                        + "Maybe these are logits: apply softmax first; NaN means that training diverged.");
    }

    private static Predictions predictions(int rows) {
        SplittableRandom random = new SplittableRandom(2);
        int[] truth = new int[rows];
        float[][] probabilities = new float[rows][LABELS.size()];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(LABELS.size());
            float first = (float) random.nextDouble();
            float second = (1 - first) * (float) random.nextDouble();
            probabilities[row] = new float[] {first, second, 1 - first - second};
        }
        return Predictions.of(LABELS, truth, probabilities);
    }
}
