package dev.tunebook.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Ten rows of one class, thirty of another, none of a third; computed by hand. */
class ClassWeightsTest {
    private static final int[] ROWS = {10, 30, 0};

    @Test
    void balancedMakesEachClassCountAsMuch() {
        float[] weights = ClassWeights.BALANCED.of(ROWS);
        assertThat(weights).containsExactly(new float[] {40 / 30f, 40 / 90f, 0}, within(1e-6f));
        assertThat(10 * weights[0]).isEqualTo(30 * weights[1], within(1e-5f));
    }

    @Test
    void squareRootIsHalfWay() {
        assertThat(ClassWeights.SQUARE_ROOT.of(ROWS))
                .containsExactly(
                        new float[] {(float) Math.sqrt(40 / 30.0), (float) Math.sqrt(40 / 90.0), 0}, within(1e-6f));
        assertThat(ClassWeights.NONE.of(ROWS)).isEmpty();
    }

    @Test
    void balancedMakesYesAndNoOfALabelCountAsMuch() {
        // of forty rows ten have the first label, thirty the second, none the third, all the fourth
        int[] rows = {10, 30, 0, 40};
        assertThat(ClassWeights.BALANCED.ofYes(rows, 40)).containsExactly(new float[] {3, 1 / 3f, 1, 1}, within(1e-6f));
        assertThat(ClassWeights.SQUARE_ROOT.ofYes(rows, 40))
                .containsExactly(new float[] {(float) Math.sqrt(3), (float) Math.sqrt(1 / 3.0), 1, 1}, within(1e-6f));
    }
}
