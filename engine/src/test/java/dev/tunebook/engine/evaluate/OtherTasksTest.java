package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.spec.UserException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OtherTasksTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void givesErrorsAndCorrelationsOfNumbersByHand() {
        RegressionMetrics ours = RegressionMetrics.of(new double[] {1, 2, 3, 4}, new double[] {1, 2, 3, 8});
        assertThat(ours.rootMeanSquaredError()).isCloseTo(2, EXACT);
        assertThat(ours.meanAbsoluteError()).isCloseTo(1, EXACT);
        assertThat(ours.explainedShare()).isCloseTo(1 - 16 / 5.0, EXACT);
        assertThat(ours.pearson()).isCloseTo(11 / Math.sqrt(5 * 29), EXACT);
        assertThat(ours.spearman()).isCloseTo(1, EXACT);
    }

    @Test
    void sharesRanksAmongEqualNumbers() {
        assertThat(MidRanks.of(new double[] {5, 1, 5, 0})).containsExactly(3.5, 2, 3.5, 1);
    }

    @Test
    void hasNoCorrelationWhereNothingVaries() {
        RegressionMetrics ours = RegressionMetrics.of(new double[] {1, 1}, new double[] {1, 2});
        assertThat(ours.pearson()).isNaN();
        assertThat(ours.explainedShare()).isNaN();
    }

    @Test
    void rejectsNumbersThatAreNone() {
        assertThatThrownBy(() -> RegressionMetrics.of(new double[] {1}, new double[] {Double.NaN}))
                .isInstanceOf(UserException.class)
                .hasMessage("numbers of row 0 (NaN predicted, 1.0 true) must be finite.\n"
                        + "Maybe training diverged: lower the learning rate.");
    }

    /** Rows: {a} answered {a, b}; {a, b} answered {b}; none answered none. */
    @Test
    void averagesLabelsAndRowsByHand() {
        MultiLabelMetrics ours = MultiLabelMetrics.of(
                List.of("a", "b"),
                new boolean[][] {{true, false}, {true, true}, {false, false}},
                new boolean[][] {{true, true}, {false, true}, {false, false}});
        assertThat(ours.classes())
                .containsExactly(new ClassMetrics("a", 1, .5, 2 / 3.0, 2), new ClassMetrics("b", .5, 1, 2 / 3.0, 1));
        assertThat(ours.micro().precision()).isCloseTo(2 / 3.0, EXACT);
        assertThat(ours.samples().precision()).isCloseTo((.5 + 1 + 0) / 3, EXACT);
        assertThat(ours.samples().recall()).isCloseTo((1 + .5 + 0) / 3, EXACT);
        assertThat(ours.exactMatch()).isCloseTo(1 / 3.0, EXACT);
        assertThat(ours.wrongShare()).isCloseTo(2 / 6.0, EXACT);
    }

    @Test
    void rejectsRowsOfOtherLabels() {
        assertThatThrownBy(() -> MultiLabelMetrics.of(List.of("a"), new boolean[][] {{true}}, new boolean[][] {{}}))
                .isInstanceOf(UserException.class)
                .hasMessage("answers of row 0 (0) must be one for each of the 1 labels.\n"
                        + "Maybe the model was trained on other labels: compare their lists.");
    }
}
