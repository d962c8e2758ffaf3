package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Brier;
import dev.tunebook.engine.evaluate.LogLoss;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.TopK;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProbabilityIntervalsTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    /** Two classes of scores whose true area is known: normal scores a distance apart. */
    private static Predictions normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] truth = new int[rows];
        float[][] probabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            truth[row] = random.nextInt(3);
            double[] odds = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            odds[truth[row]] += 1.5;
            double sum = Math.exp(odds[0]) + Math.exp(odds[1]) + Math.exp(odds[2]);
            probabilities[row] = new float[] {
                (float) (Math.exp(odds[0]) / sum), (float) (Math.exp(odds[1]) / sum), (float) (Math.exp(odds[2]) / sum)
            };
        }
        return Predictions.of(LABELS, truth, probabilities);
    }

    private static Map<ProbabilityFigure, Interval> intervals(Predictions predictions, int resamples) {
        Outcomes outcomes = Outcomes.empty(LABELS, predictions.rows());
        for (int row = 0; row < predictions.rows(); row++) {
            outcomes.set(row, predictions.truth()[row], predictions.probabilities()[row]);
        }
        double error =
                Reliability.ofAnswers(predictions, Reliability.DEFAULT_BINS).expectedCalibrationError();
        return ProbabilityIntervals.of(
                outcomes, OneVersusRest.of(predictions), predictions, error, 2, new Resampling(resamples, 0.95, 7));
    }

    @Test
    void estimatesAreTheFiguresOfAllRows() {
        Predictions all = normal(300, 1);
        Map<ProbabilityFigure, Interval> intervals = intervals(all, 200);

        assertThat(intervals).containsOnlyKeys(ProbabilityFigure.values());
        assertThat(intervals.get(ProbabilityFigure.ROC_AUC).estimate())
                .isEqualTo(OneVersusRest.of(all).macroRoc());
        assertThat(intervals.get(ProbabilityFigure.LOG_LOSS).estimate())
                .isCloseTo(LogLoss.of(all.truth(), all.probabilities()), within(1e-6));
        assertThat(intervals.get(ProbabilityFigure.BRIER).estimate())
                .isCloseTo(Brier.of(all.truth(), all.probabilities()), within(1e-6));
        assertThat(intervals.get(ProbabilityFigure.TOP_K).estimate())
                .isEqualTo(TopK.accuracy(all.truth(), all.probabilities(), 2));
        intervals
                .values()
                .forEach(interval -> assertThat(interval.holds(interval.estimate()))
                        .as(interval.toString())
                        .isTrue());
    }

    @Test
    void isTheSameEveryTimeWhateverThreadDraws() {
        Predictions all = normal(200, 1);

        assertThat(intervals(all, 200)).isEqualTo(intervals(all, 200));
    }

    /** Of 200 samples, 95% intervals should hold the figure of a very large one in about 190. */
    @Test
    void intervalsHoldTheTrueFigureAboutAsOftenAsStated() {
        Predictions large = normal(100_000, 99);
        double roc = OneVersusRest.of(large).macroRoc();
        double loss = LogLoss.of(large.truth(), large.probabilities());
        double brier = Brier.of(large.truth(), large.probabilities());
        int[] held = new int[3];
        for (int sample = 0; sample < 200; sample++) {
            Map<ProbabilityFigure, Interval> intervals = intervals(normal(150, 1_000 + sample), 200);
            held[0] += intervals.get(ProbabilityFigure.ROC_AUC).holds(roc) ? 1 : 0;
            held[1] += intervals.get(ProbabilityFigure.LOG_LOSS).holds(loss) ? 1 : 0;
            held[2] += intervals.get(ProbabilityFigure.BRIER).holds(brier) ? 1 : 0;
        }
        for (int times : held) {
            assertThat(times).isBetween(178, 199);
        }
    }

    @Test
    void ofManyRowsAPartIsDrawnAndTheSpreadScaled() {
        double[] values = new SplittableRandom(3).doubles(4_000).toArray();
        RowIntervals.Figures mean = times -> {
            double sum = 0;
            double count = 0;
            for (int row = 0; row < times.length; row++) {
                sum += times[row] * values[row];
                count += times[row];
            }
            return new double[] {sum / count};
        };
        Resampling resampling = new Resampling(1_000, 0.95, 7);
        double whole = new RowIntervals(4_000, 4_000, mean, resampling)
                .percentile(0, 0.5)
                .margin();
        double part = new RowIntervals(1_000, 4_000, mean, resampling)
                .percentile(0, 0.5)
                .margin();

        assertThat(part).isCloseTo(whole, within(whole * 0.15));
    }
}
