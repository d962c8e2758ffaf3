package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final boolean[] TRUTH = {true, false, true, false};
    private static final double[] SCORES = {.9, .5, .5, .1};

    @Test
    void countsATieAsHalfAPairInTheRocArea() {
        assertThat(RankedScores.of(TRUTH, SCORES).areaUnderRoc()).isCloseTo(3.5 / 4, EXACT);
    }

    @Test
    void weighsPrecisionByTheRecallGained() {
        assertThat(RankedScores.of(TRUTH, SCORES).averagePrecision()).isCloseTo(.5 * 1 + .5 * 2 / 3, EXACT);
    }

    @Test
    void countsRowsAsOftenAsAsked() {
        RankedScores ranked = RankedScores.of(TRUTH, SCORES);
        RankedScores repeated =
                RankedScores.of(new boolean[] {true, true, false, true, false}, new double[] {.9, .9, .5, .5, .1});
        int[] firstTwice = {2, 1, 1, 1};
        assertThat(ranked.areaUnderRoc(firstTwice)).isCloseTo(repeated.areaUnderRoc(), EXACT);
        assertThat(ranked.averagePrecision(firstTwice)).isCloseTo(repeated.averagePrecision(), EXACT);
    }

    @Test
    void hasNoAreaWhereOneAnswerNeverOccurs() {
        RankedScores onlyYes = RankedScores.of(new boolean[] {true, true}, new double[] {.1, .2});
        assertThat(onlyYes.areaUnderRoc()).isNaN();
        assertThat(RankedScores.of(new boolean[] {false}, new double[] {.1}).averagePrecision())
                .isNaN();
    }

    @Test
    void rejectsScoresThatAreNoNumbers() {
        assertThatThrownBy(() -> RankedScores.of(TRUTH, new double[] {1, 2, Double.NaN, 3}))
                .isInstanceOf(UserException.class)
                .hasMessage("score of row 2 (NaN) must be a number.\n"
                        + "Maybe training diverged: lower the learning rate.");
    }

    @Test
    void averagesAreasOverTheClassesThatOccur() {
        Predictions predictions = Predictions.of(List.of("a", "b", "never"), new int[] {0, 1, 0, 1}, new float[][] {
            {.8f, .2f, 0}, {.3f, .7f, 0}, {.4f, .6f, 0}, {.5f, .5f, 0}
        });
        OneVersusRest areas = OneVersusRest.of(predictions);
        assertThat(areas.macroRoc()).isCloseTo(.75, EXACT);
        assertThat(areas.weightedRoc()).isCloseTo(.75, EXACT);
        assertThat(areas.classes().get(2).roc()).isNaN();
    }

    @Test
    void squaresTheDistanceOfTwoClassesOnceAndOfMoreClassesEach() {
        assertThat(Brier.of(new int[] {1}, new float[][] {{.25f, .75f}})).isCloseTo(.0625, EXACT);
        assertThat(Brier.of(new int[] {1}, new float[][] {{.25f, .75f, 0}})).isCloseTo(.125, EXACT);
    }

    @Test
    void prefersTheHigherClassOnATieOfTopK() {
        float[][] tied = {{.4f, .4f, .2f}};
        assertThat(TopK.accuracy(new int[] {1}, tied, 1)).isEqualTo(1);
        assertThat(TopK.accuracy(new int[] {0}, tied, 1)).isEqualTo(0);
        assertThat(TopK.accuracy(new int[] {0}, tied, 2)).isEqualTo(1);
    }

    @Test
    void costsACertainMistakeThirtySixNats() {
        assertThat(LogLoss.of(new boolean[] {true}, new double[] {0})).isCloseTo(52 * Math.log(2), EXACT);
    }

    @Test
    void findsNoAgreementBeyondChanceInOneGroup() {
        ClusterAgreement ours = ClusterAgreement.of(new int[] {0, 0, 1, 1}, new int[] {7, 7, 7, 7});
        assertThat(ours.adjustedRand()).isEqualTo(0);
        assertThat(ours.completeness()).isEqualTo(1);
        assertThat(ours.measureV()).isEqualTo(0);
    }

    @Test
    void sumsInABalancedOrder() {
        double[] tenths = new double[1000];
        java.util.Arrays.fill(tenths, .1);
        assertThat(PairwiseSum.of(tenths)).isCloseTo(100, within(1e-13));
        assertThat(PairwiseSum.mean(new double[] {1, 2, 3})).isEqualTo(2);
    }

    @Test
    void interpolatesQuantilesBetweenNeighbours() {
        double[] sorted = {1, 2, 4};
        assertThat(Quantile.ofSorted(sorted, 0)).isEqualTo(1);
        assertThat(Quantile.ofSorted(sorted, .25)).isEqualTo(1.5);
        assertThat(Quantile.ofSorted(sorted, .75)).isEqualTo(3);
        assertThat(Quantile.ofSorted(sorted, 1)).isEqualTo(4);
    }
}
