package dev.tunebook.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred steps, twenty of them warm-up; values computed by hand from each formula. */
class ScheduleTest {
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0, 0.05",
        "CONSTANT, 19, 1",
        "CONSTANT, 99, 1",
        "LINEAR, 9, 0.5",
        "LINEAR, 20, 1",
        "LINEAR, 60, 0.5",
        "LINEAR, 99, 0.0125",
        "COSINE, 20, 1",
        "COSINE, 40, 0.85355339",
        "COSINE, 60, 0.5",
        "COSINE, 80, 0.14644661",
        "ONE_CYCLE, 0, 0.04",
        "ONE_CYCLE, 10, 0.52",
        "ONE_CYCLE, 20, 1",
        "ONE_CYCLE, 60, 0.500005",
        "INVERSE_SQUARE_ROOT, 19, 1",
        "INVERSE_SQUARE_ROOT, 79, 0.5",
        "INVERSE_SQUARE_ROOT, 99, 0.4472136",
        "PLATEAU, 4, 0.25",
        "PLATEAU, 99, 1"
    })
    void followsItsFormula(Schedule schedule, long step, double factor) {
        assertThat(schedule.factor(step, 20, 100)).isEqualTo(factor, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource
    void staysInRangeAndPeaksAtOne(Schedule schedule) {
        double highest = 0;
        for (long warmUp : new long[] {0, 1, 20}) {
            for (long step = 0; step < 100; step++) {
                double factor = schedule.factor(step, warmUp, 100);
                assertThat(factor).isBetween(0.0, 1.0);
                highest = Math.max(highest, factor);
            }
            assertThat(highest).isEqualTo(1);
        }
    }

    @Test
    void inverseSquareRootWithoutWarmUpStartsAtThePeak() {
        assertThat(Schedule.INVERSE_SQUARE_ROOT.factor(0, 0, 100)).isEqualTo(1);
        assertThat(Schedule.INVERSE_SQUARE_ROOT.factor(3, 0, 100)).isEqualTo(0.5);
    }
}
