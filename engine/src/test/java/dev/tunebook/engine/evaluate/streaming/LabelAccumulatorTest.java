package dev.tunebook.engine.evaluate.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.OneVersusRest.ClassAreas;
import dev.tunebook.engine.evaluate.interval.AreaIntervals;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.Resampling;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelAccumulatorTest {
    private static final List<String> LABELS = List.of("a", "b", "c", "d");

    private static LabelAccumulator filled(int rows, int mostKept) {
        SplittableRandom random = new SplittableRandom(11);
        LabelAccumulator answers = new LabelAccumulator(LABELS, rows, mostKept);
        for (int row = 0; row < rows; row++) {
            boolean[] own = new boolean[LABELS.size()];
            float[] probabilities = new float[own.length];
            for (int id = 0; id < own.length; id++) {
                own[id] = random.nextDouble() < 0.3;
                probabilities[id] = (float) Math.min(1, 0.7 * random.nextDouble() + (own[id] ? 0.3 : 0));
            }
            answers.add(row, id -> own[id], probabilities);
        }
        return answers;
    }

    /** A pair of yes and no by hand: of 4 rows two have the label, and 3 of the 4 pairs stand right. */
    @Test
    void areasOfALabelAreThoseOfItsRows() {
        LabelAccumulator answers = new LabelAccumulator(List.of("x", "y"), 4);
        float[] ofX = {0.9f, 0.6f, 0.7f, 0.1f};
        for (int row = 0; row < 4; row++) {
            int current = row;
            answers.add(row, id -> id == 0 && current < 2, new float[] {ofX[row], 0});
        }
        ClassAreas x = answers.areas().classes().get(0);
        assertThat(x.roc()).isEqualTo(0.75);
        assertThat(x.support()).isEqualTo(2);
        assertThat(answers.areas().classes().get(1).roc()).isNaN();
        assertThat(answers.probabilities()[2][0]).isEqualTo(0.7f);
    }

    @Test
    void whatIsStreamedComesNearToWhatIsKept() {
        LabelAccumulator kept = filled(20_000, 1_000_000);
        LabelAccumulator streamed = filled(20_000, 8_000);
        assertThat(kept.probabilities()).hasNumberOfRows(20_000);
        assertThat(streamed.probabilities()).isEmpty();
        assertThat(streamed.answers()).usingRecursiveComparison().isEqualTo(kept.answers());
        assertThat(streamed.ranked().get(0).rows()).isEqualTo(2_000);
        assertThat(streamed.areas().macroRoc()).isCloseTo(kept.areas().macroRoc(), within(1e-3));
        assertThat(streamed.areas().macroAveragePrecision())
                .isCloseTo(kept.areas().macroAveragePrecision(), within(3e-3));
        Interval wide = AreaIntervals.of(streamed.areas(), streamed.ranked(), 20_000, Resampling.OF_ROWS)
                .macroRoc();
        Interval exact = AreaIntervals.of(kept.areas(), kept.ranked(), 20_000, Resampling.OF_ROWS)
                .macroRoc();
        assertThat(wide.margin()).as("scaled to all rows").isCloseTo(exact.margin(), within(0.001));
    }

    /** Two bits a label, a loss a row, and a bounded sample: the heap of this test could not hold 64 million floats. */
    @Test
    void aMillionRowsOf64LabelsStayInAHundredMegabytes() {
        int rows = 1_000_000;
        List<String> labels = IntStream.range(0, 64).mapToObj(String::valueOf).toList();
        LabelAccumulator answers = new LabelAccumulator(labels, rows);
        long before = used();
        float[] probabilities = new float[64];
        for (int row = 0; row < rows; row++) {
            int hit = row % 64;
            probabilities[hit] = 0.8f;
            answers.add(row, id -> id == hit, probabilities.clone());
            probabilities[hit] = 0.1f;
        }
        assertThat(used() - before).isLessThan(100L << 20);
        assertThat(answers.answers().metrics().exactMatch()).isEqualTo(1);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
