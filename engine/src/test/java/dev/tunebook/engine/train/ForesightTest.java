package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty steps an epoch, of rows that are as long as the step's number, in batches of two; four rows to decide by. */
class ForesightTest {
    private static final int STEPS = 20;
    private static final List<int[]> ROWS =
            IntStream.range(0, 2 * STEPS).mapToObj(row -> new int[row / 2 + 1]).toList();
    private static final List<int[]> BATCHES = IntStream.range(0, STEPS)
            .mapToObj(step -> new int[] {2 * step, 2 * step + 1})
            .toList();
    private static final List<int[]> VALIDATION = List.of(new int[3], new int[3], new int[3], new int[3]);

    private static double told(int epochs, DoubleUnaryOperator secondsOfTokens) {
        Foresight foresight = new Foresight(ROWS, BATCHES, VALIDATION, epochs);
        List<Double> told = new ArrayList<>();
        for (int step = 1; step <= STEPS; step++) {
            double warmUp = step <= 3 ? 10 : 0;
            OptionalDouble left =
                    foresight.add(BATCHES.get(step - 1), step, warmUp + secondsOfTokens.applyAsDouble(2 * step));
            assertThat(left.isPresent()).isEqualTo(step == Foresight.STEPS);
            left.ifPresent(told::add);
        }
        return told.get(0);
    }

    @Test
    void countsWhatAStepCostsByItselfAndForEachToken() {
        // an epoch has 20 steps of 420 tokens in all, 240 of them in the first 15; looks have 12 tokens in two batches,
        // at a third
        double epoch = 20 * 0.5 + 420 * 0.01 + (2 * 0.5 + 12 * 0.01) / 3;
        double done = 15 * 0.5 + 240 * 0.01;
        assertThat(told(1, tokens -> 0.5 + 0.01 * tokens)).isEqualTo(epoch - done, within(1e-9));
        assertThat(told(3, tokens -> 0.5 + 0.01 * tokens)).isEqualTo(3 * epoch - done, within(1e-9));
    }

    @Test
    void isLevelWhereALineWouldFall() {
        // tokens 8 to 30, as far as they count: 19 a step on average; five steps and two looks of a third are left
        assertThat(told(1, tokens -> 1 - 0.001 * tokens)).isEqualTo((5 + 2 / 3.0) * 0.981, within(1e-9));
    }

    @Test
    void goesThroughTheOriginWhereALineWouldBeginBelowZero() {
        // 19 tokens a step on average again, and 20 * 19 - 10 seconds for it
        assertThat(told(1, tokens -> 20 * tokens - 10))
                .isEqualTo((420 - 240 + 4) * (20 * 19 - 10) / 19.0, within(1e-6));
    }

    @Test
    void tellsOfARunThatWentOnShortlyBefore() {
        Foresight foresight = new Foresight(ROWS, BATCHES, VALIDATION, 1);
        assertThat(foresight.add(BATCHES.get(14), 15, 3).orElseThrow()).isEqualTo((420 - 240 + 4) * 0.1, within(1e-9));
    }

    /** A step of five milliseconds; the first 1.3 seconds of them, while the JVM compiles, take double. */
    @Test
    void waitsForAQuickRunToBecomeSteady() {
        Foresight foresight = new Foresight(ROWS, BATCHES, List.of(), 100);
        for (int step = 1; step < 20 * STEPS; step++) {
            double seconds = step <= 130 ? 0.0101 : 0.005;
            OptionalDouble left = foresight.add(BATCHES.get((step - 1) % STEPS), step, seconds);
            assertThat(left.isPresent()).isEqualTo(step == 268);
            left.ifPresent(told -> assertThat(told).isEqualTo((100 * STEPS - 268) * 0.005, within(1e-9)));
        }
    }

    @Test
    void doesNotTellOfARunThatWentOnLater() {
        Foresight foresight = new Foresight(ROWS, BATCHES, VALIDATION, 9);
        assertThat(foresight.add(BATCHES.get(15), 16, 3)).isEmpty();
        assertThat(foresight.add(BATCHES.get(16), 17, 3)).isEmpty();
    }
}
