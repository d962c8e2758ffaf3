package dev.tunebook.engine.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Predictions;
import dev.tunebook.engine.spec.UserException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final List<String> AB = List.of("a", "b");
    private static final ComparisonSpec QUICK = new ComparisonSpec(.05, 2_000, 1);

    /** The first {@code onlyFirst} rows only the first gets right, and so on; all others both. */
    private static PairedAnswers answers(int rows, int onlyFirst, int onlySecond) {
        int[] truth = new int[rows];
        int[] first = new int[rows];
        int[] second = new int[rows];
        for (int row = 0; row < rows; row++) {
            truth[row] = row % 2;
            first[row] = row >= onlyFirst && row < onlyFirst + onlySecond ? 1 - truth[row] : truth[row];
            second[row] = row < onlyFirst ? 1 - truth[row] : truth[row];
        }
        return new PairedAnswers(AB, truth, first, second);
    }

    @Test
    void saysBetterWithTheNumbersBehindIt() {
        Comparison ours = Comparison.of(answers(200, 30, 10), CountFigure.ACCURACY, QUICK);
        assertThat(ours.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(ours.bootstrapP()).as("a second opinion").isLessThan(.01);
        assertThat(ours.moreRows()).isEmpty();
        assertThat(ours.sentence("run2", "run1"))
                .startsWith("run2 is better than run1: accuracy 0.950 against 0.850, difference +0.100 (95% +0.0")
                .endsWith("p = 0.001 by McNemar's mid-p test on 200 rows.");
    }

    @Test
    void saysWorseTheOtherWayRound() {
        Comparison ours = Comparison.of(answers(200, 10, 30), CountFigure.MACRO_F1, QUICK);
        assertThat(ours.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(ours.test()).isEqualTo(PairedTest.RANDOMISATION);
    }

    @Test
    void saysHowManyMoreRowsWouldTell() {
        Comparison ours = Comparison.of(answers(100, 10, 5), CountFigure.ACCURACY, QUICK);
        assertThat(ours.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        double connor = SampleSize.paired(.05, .15, .05, .8);
        assertThat((double) ours.moreRows().orElseThrow()).isCloseTo(connor - 100, within(40.0));
        assertThat(ours.sentence("run2", "run1"))
                .startsWith("Cannot tell run2 from run1: ")
                .endsWith("more rows would tell, if the difference is as large as it looks.");
    }

    @Test
    void saysThatEqualSystemsAreEqual() {
        Comparison ours = Comparison.of(answers(100, 0, 0), CountFigure.MACRO_F1, QUICK);
        assertThat(ours.p()).isEqualTo(1);
        assertThat(ours.sentence("a", "b")).endsWith("They are equal here: no number of such rows would tell.");
    }

    @Test
    void prefersTheLowerLoss() {
        double[] first = new double[100];
        double[] second = new double[100];
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < first.length; row++) {
            first[row] = random.nextDouble();
            second[row] = first[row] + .1 + .1 * random.nextDouble();
        }
        Comparison ours = Comparison.of("log-loss", SumDraws.ofMean(first, second), false, QUICK);
        assertThat(ours.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(ours.difference().high()).isNegative();
    }

    @Test
    void isStricterWhenManyAreCompared() {
        Comparison one = Comparison.of(answers(200, 22, 9), CountFigure.ACCURACY, QUICK);
        List<Comparison> many = Comparison.holm(List.of(one, one, one));
        assertThat(one.verdict()).isEqualTo(Verdict.BETTER);
        assertThat(many).extracting(Comparison::verdict).containsOnly(Verdict.CANNOT_TELL);
        assertThat(many.get(0).test()).isEqualTo(one.test());
        assertThat(many.get(0).sentence("run2", "run1")).contains("mid-p test, Holm over 3 on 200 rows.");
    }

    @Test
    void countsWinsAndLossesByClass() {
        Flips flips = Flips.of(answers(10, 3, 2));
        assertThat(flips.onlyFirst()).containsExactly(0, 1, 2);
        assertThat(flips.onlySecond()).containsExactly(3, 4);
        assertThat(flips.classes())
                .containsExactly(new Flips.ClassFlips("a", 2, 1, 5), new Flips.ClassFlips("b", 1, 1, 5));
    }

    @Test
    void givesTheExactChanceOfAllExchanges() {
        PairedAnswers answers = answers(20, 4, 0);
        double p = Randomization.p(new CountDraws(answers, CountFigure.ACCURACY), 20_000, 5);
        assertThat(p).isCloseTo(2.0 / 16, within(.01));
        assertThat(answers.mcNemar().exactP()).isEqualTo(2.0 / 16);
    }

    /** Three of 200 large losses differ, each by as much: all three must fall on one side, 2 of 8 ways. */
    @Test
    void equalSumsAreTiesWhateverTheirSize() {
        SplittableRandom random = new SplittableRandom(3);
        double[] first = random.doubles(200, 0, 1e6).toArray();
        double[] second = first.clone();
        for (int row : new int[] {5, 80, 199}) {
            second[row] += 1.7;
        }
        assertThat(Randomization.p(SumDraws.ofMean(first, second), 20_000, 5)).isCloseTo(2.0 / 8, within(.01));
    }

    /** One system errs by thirds, the other by the same thirds in another order: the same mean but for its last bit. */
    @Test
    void whatDiffersInTheLastBitIsEqual() {
        double[] first = {.1, .2, .3, .7, 1.1, 1 / 3.0};
        double[] second = {1 / 3.0, 1.1, .7, .3, .2, .1};
        SumDraws draws = SumDraws.ofMean(first, second);
        assertThat(draws.first()).isNotEqualTo(draws.second());
        Comparison ours = Comparison.of("log-loss", draws, false, QUICK);
        assertThat(ours.difference().estimate()).isZero();
        assertThat(ours.p()).isEqualTo(1);
        assertThat(ours.moreRows()).isEmpty();
    }

    @Test
    void oneComparisonNeedsNoCorrection() {
        Comparison one = Comparison.of(answers(200, 22, 9), CountFigure.ACCURACY, QUICK);
        assertThat(Comparison.holm(List.of(one))).containsExactly(one);
    }

    @Test
    void saysWhereAFigureIsNotDefined() {
        double[][] constant = new double[30][2];
        SumDraws draws = new SumDraws(Addends.of(constant), Addends.of(constant), sums -> sums[0] / sums[1]);
        Comparison ours = Comparison.of("Pearson", draws, true, QUICK);
        assertThat(ours.p()).isEqualTo(1);
        assertThat(ours.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(ours.sentence("a", "b"))
                .isEqualTo("Cannot tell a from b: Pearson unknown against unknown, difference unknown (95% unknown to"
                        + " unknown), p = 1.000 by approximate randomisation on 30 rows. It is not defined for both:"
                        + " look at another figure.");
    }

    @Test
    void drawsRowsAndCellsAlike() {
        PairedAnswers answers = answers(150, 25, 12);
        double[] first = new double[150];
        double[] second = new double[150];
        for (int row = 0; row < 150; row++) {
            first[row] = answers.first()[row] == answers.truth()[row] ? 1 : 0;
            second[row] = answers.second()[row] == answers.truth()[row] ? 1 : 0;
        }
        PairedDraws cells = new CountDraws(answers, CountFigure.ACCURACY);
        PairedDraws rows = SumDraws.ofMean(first, second);
        assertThat(Randomization.p(rows, 20_000, 1)).isCloseTo(Randomization.p(cells, 20_000, 2), within(.01));
        PairedBootstrap ofCells = new PairedBootstrap(cells, QUICK.resampling());
        PairedBootstrap ofRows = new PairedBootstrap(rows, QUICK.resampling());
        assertThat(ofRows.shiftedP()).isCloseTo(ofCells.shiftedP(), within(.02));
        assertThat(ofRows.standardError()).isCloseTo(ofCells.standardError(), within(.003));
        assertThat(ofRows.interval().low()).isCloseTo(ofCells.interval().low(), within(.02));
    }

    @Test
    void rejectsAnswersToOtherRows() {
        Predictions one = Predictions.of(AB, new int[] {0, 1}, new int[] {0, 1});
        Predictions other = Predictions.of(AB, new int[] {0, 0}, new int[] {0, 1});
        Predictions foreign = Predictions.of(List.of("x", "y"), new int[] {0, 1}, new int[] {0, 1});
        assertThatThrownBy(() -> PairedAnswers.of(one, other))
                .isInstanceOf(UserException.class)
                .hasMessage("rows (2 and 2) must be the same for both, in the same order.\n"
                        + "Maybe evaluate both with --on test of the same dataset.");
        assertThatThrownBy(() -> PairedAnswers.of(one, foreign))
                .isInstanceOf(UserException.class)
                .hasMessage("labels (a, b and x, y) must be the same for both.\n"
                        + "Maybe the runs were trained on different datasets: train both on one.");
    }

    @Test
    void rejectsTooFewDrawsForTheLevel() {
        assertThatThrownBy(() -> new ComparisonSpec(.01, 50, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("draws (50) must be more than 99 for a level of 0.01.\nMaybe draws=10000, the default.");
    }
}
