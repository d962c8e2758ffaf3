package dev.tunebook.engine.evaluate.slice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.evaluate.interval.Interval;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnoughRowsTest {
    private static Interval around(double estimate, double standardError, double confidence) {
        double half = standardError * (confidence == .95 ? 1.959963984540054 : 1.6448536269514722);
        return new Interval(estimate, estimate - half, estimate + half, confidence, "by hand");
    }

    /** (1.96 + 0.8416)² = 7.849: a change of 5% of 10 with a standard error of 1 on 100 rows takes 100 · 7.849 / .25. */
    @Test
    void needsAsManyRowsAsTheSpreadSays() {
        EnoughRows few =
                EnoughRows.ofFigure("RMSE", around(10, 1, .95), 100, .05, .05).orElseThrow();
        assertThat(few.areEnough()).isFalse();
        assertThat(few.sentence("test rows"))
                .isEqualTo("100 test rows are too few to show a change of 5% in RMSE: about 3,140 are needed.");
        EnoughRows enough =
                EnoughRows.ofFigure("RMSE", around(10, .1, .95), 100, .05, .05).orElseThrow();
        assertThat(enough.sentence("rows"))
                .isEqualTo("100 rows are enough to show a change of 5% in RMSE: about 32 are needed.");
    }

    @Test
    void isTheSameWhateverTheConfidenceOfTheInterval() {
        assertThat(EnoughRows.ofFigure("chrF", around(50, 2, .9), 80, .02, .05))
                .isEqualTo(EnoughRows.ofFigure("chrF", around(50, 2, .95), 80, .02, .05));
    }

    @Test
    void saysNothingWhereNothingIsKnown() {
        assertThat(EnoughRows.ofFigure("RMSE", around(10, Double.NaN, .95), 1, .05, .05))
                .isEqualTo(Optional.empty());
        assertThat(EnoughRows.ofFigure("RMSE", around(10, 0, .95), 3, .05, .05)).isEqualTo(Optional.empty());
        assertThat(EnoughRows.ofDifference("BLEU", 0, around(0, 1, .95), 10, .05, .05))
                .isEqualTo(Optional.empty());
    }
}
