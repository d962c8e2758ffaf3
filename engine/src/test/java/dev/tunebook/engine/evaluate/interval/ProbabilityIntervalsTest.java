package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Brier;
import dev.tunebook.engine.evaluate.LogLoss;
import dev.tunebook.engine.evaluate.OneVersusRest;
import dev.tunebook.engine.evaluate.Outcomes;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.evaluate.RankedScores;
import dev.tunebook.engine.evaluate.TopK;
import dev.tunebook.engine.evaluate.calibrate.Reliability;
import dev.tunebook.engine.evaluate.compare.Spread;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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
        Resampling resampling = new Resampling(resamples, 0.95, 7);
        return ProbabilityIntervals.of(outcomes, areas(predictions, 1, resampling), error, 2, resampling);
    }

    private static AreaIntervals areas(Predictions predictions, int step, Resampling resampling) {
        int count = predictions.rows() / step;
        List<RankedScores> ranked = IntStream.range(0, LABELS.size())
                .mapToObj(id -> OneVersusRest.ranked(predictions, id))
                .map(each -> step == 1 ? each : each.every(step, count))
                .toList();
        return AreaIntervals.of(OneVersusRest.of(predictions), ranked, predictions.rows(), resampling);
    }

    @Test
    void eachClassHasAreasWithIntervals() {
        Predictions all = normal(400, 1);
        AreaIntervals areas = areas(all, 1, Resampling.OF_ROWS);
        OneVersusRest exact = OneVersusRest.of(all);
        for (int id = 0; id < 3; id++) {
            assertThat(areas.classes().get(id).roc().estimate())
                    .isEqualTo(exact.classes().get(id).roc());
            assertThat(areas.classes().get(id).averagePrecision().estimate())
                    .isEqualTo(exact.classes().get(id).averagePrecision());
            assertThat(areas.classes().get(id).roc().margin())
                    .as("one class is less certain than the mean of three")
                    .isGreaterThan(areas.macroRoc().margin());
        }
        AreaIntervals ofAPart = areas(all, 2, Resampling.OF_ROWS);
        assertThat(ofAPart.macroRoc().estimate()).isEqualTo(exact.macroRoc());
        assertThat(ofAPart.macroRoc().margin())
                .as("scaled to all rows")
                .isCloseTo(
                        areas.macroRoc().margin(),
                        within(0.25 * areas.macroRoc().margin()));
    }

    /** Delong, DeLong and Clarke-Pearson, 1988: the standard error of an area, from the shares each row beats. */
    @Test
    void aClassesIntervalIsAsWideAsItsVarianceSays() {
        Predictions all = normal(600, 5);
        Interval roc = areas(all, 1, Resampling.OF_ROWS).classes().get(0).roc();
        assertThat(roc.margin()).isCloseTo(1.96 * delong(all), within(0.15 * roc.margin()));
    }

    private static double delong(Predictions all) {
        int[] yes = IntStream.range(0, all.rows())
                .filter(row -> all.truth()[row] == 0)
                .toArray();
        int[] no = IntStream.range(0, all.rows())
                .filter(row -> all.truth()[row] != 0)
                .toArray();
        return Math.sqrt(variance(all, yes, no) / yes.length + variance(all, no, yes) / no.length);
    }

    /** Of the share of the others that each row stands above, or below. */
    private static double variance(Predictions all, int[] rows, int[] others) {
        double deviation = Spread.of(IntStream.of(rows)
                        .mapToDouble(row -> IntStream.of(others)
                                        .filter(other -> all.probabilities()[row][0] > all.probabilities()[other][0])
                                        .count()
                                / (double) others.length)
                        .toArray())
                .deviation();
        return deviation * deviation;
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
