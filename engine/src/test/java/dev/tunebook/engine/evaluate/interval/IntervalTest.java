package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalTest {
    private static final ConfusionMatrix FEELINGS =
            new ConfusionMatrix(List.of("bad", "fair", "good"), new long[][] {{40, 5, 1}, {6, 30, 4}, {0, 3, 11}});

    /** Of 10 rows 8: z²=3.8415, centre (.8+.19207)/1.38415, half 1.95996/1.38415·√(.016+.009604). */
    @Test
    void givesWilsonByHand() {
        Interval ours = Proportion.wilson(8, 10, .95);
        assertThat(ours.low()).isCloseTo(.49016, within(1e-5));
        assertThat(ours.high()).isCloseTo(.94332, within(1e-5));
    }

    @Test
    void neverLeavesTheRangeOfAProportion() {
        assertThat(Proportion.wilson(0, 3, .95).low()).isZero();
        assertThat(Proportion.wilson(3, 3, .95).high()).isEqualTo(1);
        assertThat(Proportion.exact(0, 3, .95).high()).isCloseTo(1 - Math.cbrt(.025), within(1e-9));
    }

    @Test
    void rejectsWhatIsNoProportion() {
        assertThatThrownBy(() -> Proportion.wilson(4, 3, .95))
                .isInstanceOf(UserException.class)
                .hasMessage("hits (4 of 3) must be between 0 and the rows, of which at least 1 is needed.\n"
                        + "Maybe the split is empty: choose another with --on, or a larger share.");
        assertThatThrownBy(() -> Proportion.wilson(1, 3, 95))
                .isInstanceOf(UserException.class)
                .hasMessage("confidence (95.0) must be between 0 and 1.\nMaybe confidence=0.95, the default.");
        assertThatThrownBy(() -> new Resampling(3, .95, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("resamples (3) must be at least 100.\nMaybe resamples=1000, the default.");
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        Map<CountFigure, Interval> once = new CountBootstrap(FEELINGS, Resampling.OF_ROWS).bca();
        assertThat(new CountBootstrap(FEELINGS, Resampling.OF_ROWS).bca()).isEqualTo(once);
        assertThat(new CountBootstrap(FEELINGS, Resampling.OF_ROWS.seed(8)).bca())
                .isNotEqualTo(once);
    }

    /** A mean of n rows spreads by its standard error, so 95% lie within 1.96 of these. */
    @Test
    void spreadsAccuracyByItsStandardError() {
        Interval ours =
                new CountBootstrap(FEELINGS, Resampling.OF_COUNTS).percentile().get(CountFigure.ACCURACY);
        double standardError = Math.sqrt(.81 * .19 / 100);
        assertThat(ours.low()).isCloseTo(.81 - 1.96 * standardError, within(.011));
        assertThat(ours.high()).isCloseTo(.81 + 1.96 * standardError, within(.011));
    }

    @Test
    void keepsTheRowsOfEveryDraw() {
        double[][] drawn = new CountBootstrap(FEELINGS, Resampling.OF_ROWS).draw();
        for (double accuracy : drawn[CountFigure.ACCURACY.ordinal()]) {
            assertThat(accuracy * 100).isCloseTo(Math.rint(accuracy * 100), within(1e-9));
        }
    }

    @Test
    void saysWilsonWhereThereIsNoMistakeToResample() {
        MetricIntervals ours =
                MetricIntervals.of(new ConfusionMatrix(List.of("a", "b"), new long[][] {{10, 0}, {0, 10}}));
        Interval macro = ours.overall().get(CountFigure.MACRO_F1);
        assertThat(macro.method()).isEqualTo("Wilson, no mistake to resample");
        assertThat(macro.low()).isEqualTo(Proportion.wilson(20, 20, .95).low());
    }

    @Test
    void leavesOutClassesThatNeverOccur() {
        MetricIntervals ours =
                MetricIntervals.of(new ConfusionMatrix(List.of("a", "ghost"), new long[][] {{10, 0}, {0, 0}}));
        assertThat(ours.classes()).extracting(ClassIntervals::label).containsExactly("a");
        assertThat(ours.overall().get(CountFigure.KAPPA).low()).isNaN();
    }

    @Test
    void fallsBackToThePercentileWhereNothingVaries() {
        Interval ours = new RowBootstrap(5, times -> .5, Resampling.OF_ROWS).bca();
        assertThat(ours.low()).isEqualTo(.5);
        assertThat(ours.high()).isEqualTo(.5);
    }
}
