package dev.tunebook.engine.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.spec.UserException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PairedTestsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void tossesACoinForEveryDiscordantRow() {
        assertThat(new McNemar(3, 1).exactP()).isCloseTo(2 * 5 / 16.0, EXACT);
        assertThat(new McNemar(3, 1).midP()).isCloseTo((2 * 5 - 4) / 16.0, EXACT);
        assertThat(new McNemar(0, 0).p()).isEqualTo(1);
        assertThat(new McNemar(3, 1).test()).isEqualTo(PairedTest.EXACT_MCNEMAR);
        assertThat(new McNemar(20, 5).p()).isEqualTo(new McNemar(20, 5).midP());
    }

    @Test
    void multipliesTheSmallestOfThreeByThree() {
        assertThat(MultipleTests.holm(.04, .01, .03)).containsExactly(new double[] {.06, .03, .06}, EXACT);
        assertThat(MultipleTests.benjaminiHochberg(.04, .01, .03)).containsExactly(new double[] {.04, .03, .04}, EXACT);
    }

    @Test
    void findsLessInFoldsThatShareTrainingRows() {
        double[] differences = {.01, .02, .03, .02};
        MeanDifference seeds = MeanDifference.independent(differences);
        MeanDifference folds = MeanDifference.ofFolds(300, 100, differences);
        assertThat(seeds.mean()).isCloseTo(.02, EXACT);
        assertThat(folds.t()).isCloseTo(seeds.t() * Math.sqrt(.25 / (.25 + 1 / 3.0)), EXACT);
        assertThat(folds.p()).isGreaterThan(seeds.p());
        assertThat(MeanDifference.independent(0, 0).p()).isEqualTo(1);
    }

    @Test
    void needsTwoDifferences() {
        assertThatThrownBy(() -> MeanDifference.independent(.1))
                .isInstanceOf(UserException.class)
                .hasMessage("differences (1) must be at least 2.\nMaybe train with a second seed, --seeds 3.");
    }

    @Test
    void summarisesSeedsAsMeanAndDeviation() {
        Spread spread = Spread.of(.8, .9, 1);
        assertThat(spread.mean()).isCloseTo(.9, EXACT);
        assertThat(spread.deviation()).isCloseTo(.1, EXACT);
        assertThat(spread.interval(.95).high()).isCloseTo(.9 + 4.302652729 * .1 / Math.sqrt(3), within(1e-9));
        assertThat(Spread.of(.8).interval(.95).high()).isInfinite();
    }

    @Test
    void ranksSizesOfDifferences() {
        SignedRanks ours = SignedRanks.of(1, 2, 3, -4, 0);
        assertThat(ours.statistic()).isEqualTo(4);
        assertThat(ours.p()).isCloseTo(2 * 7 / 16.0, EXACT);
    }

    @Test
    void turnsAllSignPatternsOfFewDifferences() {
        assertThat(SignFlips.p(1, 1, 1, 1)).isCloseTo(2 / 8.0, EXACT);
        double[] many = new double[40];
        java.util.Arrays.setAll(many, index -> index % 2 == 0 ? 1 : -1);
        assertThat(SignFlips.p(1, many)).isEqualTo(1);
    }

    @Test
    void comparesSeveralSystemsAsMcNemarComparesTwo() {
        boolean[][] right = {{true, false}, {true, false}, {false, true}, {true, true}, {true, false}};
        assertThat(CochranQ.of(right).statistic()).isCloseTo(new McNemar(3, 1).chiSquare(), EXACT);
    }

    /** From the facts that every team should know: 80 to 85% needs 902 rows each, or 469 paired. */
    @Test
    void knowsHowManyRowsADifferenceNeeds() {
        assertThat(SampleSize.unpaired(.8, .85, .05, .8)).isCloseTo(902.34, within(.01));
        assertThat(SampleSize.paired(.05, .15, .05, .8)).isCloseTo(468.57, within(.01));
        assertThatThrownBy(() -> SampleSize.unpaired(.8, .8, .05, .8))
                .isInstanceOf(UserException.class)
                .hasMessage("difference (0.0) must not be 0: no number of rows would show it.\n"
                        + "Maybe 0.01, the smallest that would matter to you.");
        assertThatThrownBy(() -> SampleSize.unpaired(80, 85, .05, .8))
                .isInstanceOf(UserException.class)
                .hasMessage("accuracy (80.0) must be between 0 and 1.\nMaybe accuracy as a share, such as 0.8.");
    }
}
