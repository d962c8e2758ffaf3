package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When memory that nobody holds is given back. */
class HolesTest {
    private long now;
    private long resident = 300;
    private long held = 300;
    private int released;

    private final Holes holes = new Holes(() -> now, () -> resident, () -> {
        resident = held;
        released++;
    });

    @BeforeEach
    void theFirstStepsAllocateWhatStays() {
        for (int step = 1; step < 20; step++) {
            step(900);
        }
        assertThat(released).isZero();
        step(900);
        assertThat(released).isEqualTo(1);
    }

    /** A step that leaves so much resident, and takes two seconds. */
    private void step(long after) {
        resident = after;
        now += TimeUnit.SECONDS.toNanos(2);
        holes.look();
    }

    @Test
    void whatAStepFillsAgainIsLeftAlone() {
        step(400);
        step(400);
        step(425);
        assertThat(released).as("once, after the first steps").isEqualTo(1);
    }

    @Test
    void whatIsMoreIsGivenBack() {
        step(400);
        step(426);
        assertThat(released).isEqualTo(2);
        assertThat(resident).isEqualTo(300);
    }

    @Test
    void aLongerBatchTeachesHowMuchAStepFills() {
        step(400);
        step(430);
        step(460);
        step(500);
        assertThat(released)
                .as("the second time was after 430; 460 is the step after it")
                .isEqualTo(2);
        step(501);
        assertThat(released).isEqualTo(3);
    }

    @Test
    void memoryThatIsHeldByNowIsNotGivenBackEverySecond() {
        step(400);
        held = 600;
        step(700);
        step(700);
        step(720);
        assertThat(released).isEqualTo(2);
    }

    @Test
    void looksAtMostEverySecond() {
        step(400);
        step(400);
        resident = 1_000;
        now += TimeUnit.MILLISECONDS.toNanos(900);
        holes.look();
        assertThat(released).isEqualTo(1);
        now += TimeUnit.MILLISECONDS.toNanos(100);
        holes.look();
        assertThat(released).isEqualTo(2);
    }
}
