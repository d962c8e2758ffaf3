package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Guessing costs 2; the learning rate rises over 50 steps. */
class WatchTest {
    private static final double GUESSING = 2;

    /** At which steps, from 1, something is said. */
    private static List<Long> told(int steps, LongToDoubleFunction loss) {
        Watch watch = new Watch(GUESSING, 50);
        List<Long> told = new ArrayList<>();
        for (long step = 1; step <= steps; step++) {
            if (watch.add(loss.applyAsDouble(step)).isPresent()) {
                told.add(step);
            }
        }
        assertThat(watch.hasSpoken()).isEqualTo(!told.isEmpty());
        return told;
    }

    @Test
    void saysThatNothingIsLearnedOnceThereWasTimeTo() {
        assertThat(told(5000, step -> 2)).containsExactly(50L + Watch.PATIENCE);
        assertThat(told(50 + Watch.PATIENCE - 1, step -> 2)).isEmpty();
    }

    @Test
    void isSilentWhereSomethingIsLearned() {
        assertThat(told(5000, step -> 2 * Math.pow(0.999, step))).isEmpty();
        assertThat(told(5000, step -> step < 200 ? 2 : 1.9))
                .as("late, but in time")
                .isEmpty();
        assertThat(told(5000, step -> step < 200 ? 1.9 : 2))
                .as("learned and forgotten: the verdict at the end says so")
                .isEmpty();
        assertThat(told(5000, step -> step % 2 == 0 ? 0.5 : 3.2))
                .as("noisy, and better than guessing in the mean")
                .isEmpty();
    }

    @Test
    void saysAsSoonAsTheMeanOfAWindowIsTwiceGuessing() {
        assertThat(told(5000, step -> step == 1 ? 2 : 5)).containsExactly((long) Watch.WINDOW);
        // of a hundred steps, two that cost 101 make the mean 3, and three that cost 102 make it 4.03
        assertThat(told(1000, step -> step == 500 || step == 510 ? 101 : 1)).isEmpty();
        assertThat(told(1000, step -> step == 500 || step == 510 || step == 520 ? 102 : 1))
                .containsExactly(520L);
    }

    @Test
    void whatBeginsHighHasNotRunAway() {
        assertThat(told(1000, step -> 7 * Math.pow(0.99, step))).isEmpty();
    }

    @Test
    void aModelThatWasBetterThanGuessingMustRunAwayAsFar() {
        assertThat(told(1000, step -> step < 300 ? 0.1 : 3.9)).isEmpty();
        assertThat(told(1000, step -> step < 300 ? 0.1 : 8)).hasSize(1);
    }
}
