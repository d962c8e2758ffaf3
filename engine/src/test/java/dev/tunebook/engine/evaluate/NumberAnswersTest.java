package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumberAnswersTest {
    private static NumberAnswers noisy(int rows, long seed, double noise) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] truth =
                random.doubles(rows).map(value -> 1e6 + Math.floor(20 * value)).toArray();
        double[] said = Arrays.stream(truth)
                .map(value -> value + noise * (random.nextDouble() - 0.5))
                .toArray();
        return new NumberAnswers(truth, said);
    }

    @Test
    void figuresThatFollowFromSumsAreThoseOfTheMetrics() {
        NumberAnswers answers = noisy(300, 1, 8);
        RegressionMetrics metrics = answers.metrics();
        double[] values =
                answers.figures().stream().mapToDouble(SumFigure::value).toArray();
        assertThat(values[0]).isEqualTo(metrics.rootMeanSquaredError(), within(1e-6));
        assertThat(values[1]).isEqualTo(metrics.meanAbsoluteError(), within(1e-9));
        assertThat(values[2]).isEqualTo(metrics.explainedShare(), within(1e-9));
        assertThat(values[3]).isEqualTo(metrics.pearson(), within(1e-9));
    }

    @Test
    void rankCorrelationOfDrawnRowsIsThatOfARowsCopies() {
        NumberAnswers answers = noisy(40, 2, 30);
        RankCorrelation correlation = new RankCorrelation(answers.truth(), answers.predicted());
        int[] once = new int[40];
        Arrays.fill(once, 1);
        assertThat(correlation.of(once)).isEqualTo(answers.metrics().spearman(), within(1e-12));
        int[] times = new int[40];
        times[0] = 3;
        times[1] = 1;
        times[5] = 2;
        times[7] = 1;
        int[] rows = {0, 0, 0, 1, 5, 5, 7};
        NumberAnswers copies = new NumberAnswers(
                Arrays.stream(rows).mapToDouble(row -> answers.truth()[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> answers.predicted()[row]).toArray());
        assertThat(correlation.of(times)).isEqualTo(copies.metrics().spearman(), within(1e-12));
    }

    /** The error of uniform noise from −4 to 4 is 8 / √12; an interval of 95% misses it in about 5 of 100 samples. */
    @Test
    void intervalsHoldTheTrueErrorAsOftenAsTheySay() {
        int held = 0;
        for (int sample = 0; sample < 200; sample++) {
            NumberAnswers answers = noisy(120, 1_000 + sample, 8);
            Interval error =
                    SumIntervals.of(answers.figures().subList(0, 1), 0.95).get("RMSE");
            held += error.holds(8 / Math.sqrt(12)) ? 1 : 0;
        }
        assertThat(held).isBetween(180, 199);
    }

    @Test
    void aSingleRowHasFiguresButNoIntervals() {
        NumberAnswers answers = new NumberAnswers(new double[] {3}, new double[] {5});
        Interval error = SumIntervals.of(answers.figures(), 0.95).get("RMSE");
        assertThat(error.estimate()).isEqualTo(2);
        assertThat(error.low()).isNaN();
        assertThat(SumIntervals.spearman(answers, 0.95).low()).isNaN();
    }

    /** The training rows' mean as the only answer: no spread, whatever rounding leaves of it. */
    @Test
    void aNumberThatNeverVariesCorrelatesWithNothing() {
        double[] truth =
                IntStream.range(0, 50).mapToDouble(row -> 1_000 + row * .1).toArray();
        double[] mean = new double[50];
        Arrays.fill(mean, 1_001.7);
        NumberAnswers answers = new NumberAnswers(truth, mean);
        assertThat(answers.figures().get(3).title()).isEqualTo("Pearson");
        assertThat(answers.figures().get(3).value()).isNaN();
        assertThat(answers.metrics().pearson()).isNaN();
        assertThat(answers.metrics().spearman()).isNaN();
    }
}
