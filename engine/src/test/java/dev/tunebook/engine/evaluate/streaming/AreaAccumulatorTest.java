package dev.tunebook.engine.evaluate.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Predictions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AreaAccumulatorTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    private static Predictions predictions(int rows, double sureness) {
        SplittableRandom random = new SplittableRandom(5);
        int[] truth = new int[rows];
        float[][] probabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(3);
            double[] scores = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            scores[truth[row]] += 0.4;
            double sum = 0;
            for (int id = 0; id < 3; id++) {
                scores[id] = Math.exp(sureness * scores[id]);
                sum += scores[id];
            }
            probabilities[row] =
                    new float[] {(float) (scores[0] / sum), (float) (scores[1] / sum), (float) (scores[2] / sum)};
        }
        return Predictions.of(LABELS, truth, probabilities);
    }

    private static AreaAccumulator streamed(Predictions all, int mostKept) {
        AreaAccumulator areas = new AreaAccumulator(LABELS, all.rows(), mostKept, (key, id) -> key == id);
        for (int row = 0; row < all.rows(); row++) {
            areas.add(all.truth()[row], all.probabilities()[row]);
        }
        return areas;
    }

    @Test
    void isExactAsLongAsAllProbabilitiesAreKept() {
        Predictions all = predictions(400, 3);
        AreaAccumulator areas = streamed(all, 1_200);

        assertThat(areas.isExact()).isTrue();
        assertThat(areas.areas()).isEqualTo(OneVersusRest.of(all));
    }

    @Test
    void comesNearWhenOnlyLevelsAreKept() {
        for (double sureness : new double[] {0.1, 3, 40}) {
            Predictions all = predictions(20_000, sureness);
            AreaAccumulator areas = streamed(all, 6_000);
            OneVersusRest exact = OneVersusRest.of(all);

            assertThat(areas.isExact()).isFalse();
            assertThat(areas.sample().rows()).isEqualTo(2_000);
            assertThat(areas.areas().macroRoc()).isCloseTo(exact.macroRoc(), within(5e-4));
            assertThat(areas.areas().macroAveragePrecision()).isCloseTo(exact.macroAveragePrecision(), within(3e-3));
        }
    }

    @Test
    void theSampleIsOfAllRowsAndNotOfTheFirst() {
        AreaAccumulator areas = new AreaAccumulator(LABELS, 1_000, 300, (key, id) -> key == id);
        for (int row = 0; row < 1_000; row++) {
            areas.add(row < 500 ? 0 : 1, new float[] {0.5f, 0.3f, 0.2f});
        }
        int late = 0;
        for (int truth : areas.sample().truth()) {
            late += truth;
        }
        assertThat(late).isBetween(35, 65);
    }

    @Test
    void certainAnswersFallIntoTheOutermostLevels() {
        AreaAccumulator areas = new AreaAccumulator(LABELS, 9, 9, (key, id) -> key == id);
        for (int row = 0; row < 9; row++) {
            float[] certain = new float[3];
            certain[row % 3] = 1;
            areas.add(row % 3, certain);
        }
        assertThat(areas.areas().macroRoc()).isEqualTo(1);
    }
}
