package dev.tunebook.engine.evaluate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.calibrate.TemperatureScaling;
import dev.tunebook.engine.evaluate.interval.ProbabilityFigure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
    /** A row's probabilities live as long as it is added: all of them would be a quarter of a gigabyte. */
    @Test
    void aMillionRowsOf64ClassesStayInAHundredMegabytes() {
        int rows = 1_000_000;
        List<String> labels = IntStream.range(0, 64).mapToObj(String::valueOf).toList();
        long before = used();
        Judge judge = new Judge(labels, rows, Optional.empty());
        for (int row = 0; row < rows; row++) {
            float[] probabilities = new float[64];
            Arrays.fill(probabilities, .005f);
            probabilities[row % 64] = .685f;
            judge.add(row, row % 64, probabilities);
        }
        assertThat(used() - before).isLessThan(100L << 20);
        assertThat(judge).as("not given back before it was measured").isNotNull();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** Answers at .9 of which six in ten are right; a temperature of 4 brings .9 down to .63. */
    @Test
    void whatATemperatureMakesOfItHasIntervalsToo() {
        TemperatureScaling scaling = new TemperatureScaling(4, 1, .7);
        Judge judge = new Judge(List.of("a", "b"), 400, Optional.of(scaling));
        for (int row = 0; row < 400; row++) {
            judge.add(row, row % 5 < 3 ? 0 : 1, new float[] {.9f, .1f});
        }
        Judgement judgement = judge.judgement(1, .95);
        double scaled = 1 / (1 + Math.pow(1 / 9.0, 1 / 4.0));
        Judgement.Calibrated after = judgement.calibrated().orElseThrow();
        assertThat(after.error().estimate()).isCloseTo(scaled - .6, within(1e-6));
        assertThat(after.error().low()).isLessThan(after.error().high());
        assertThat(after.logLoss().estimate())
                .isCloseTo(-.6 * Math.log(scaled) - .4 * Math.log(1 - scaled), within(1e-6));
        assertThat(after.logLoss().holds(after.logLoss().estimate())).isTrue();
        assertThat(after.logLoss().high())
                .isLessThan(judgement
                        .probabilities()
                        .get(ProbabilityFigure.LOG_LOSS)
                        .low());
    }
}
