package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.spec.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LrCurveTest {
    /** 100 points from 1e-6 to 10; the loss is a function of log10 of the learning rate. */
    private static List<LrSweep.Point> curve(DoubleUnaryOperator loss) {
        return IntStream.range(0, 100)
                .mapToObj(i -> {
                    double exponent = -6 + 7 * i / 99.0;
                    double value = loss.applyAsDouble(exponent);
                    return new LrSweep.Point(Math.pow(10, exponent), value, value);
                })
                .toList();
    }

    @Test
    void suggestsATenthOfTheMinimum() {
        Map<Suggestion, Double> found = LrCurve.suggestions(curve(x -> 1 + Math.pow(x + 1, 2)));
        assertThat(Math.log10(found.get(Suggestion.MINIMUM))).isEqualTo(-2, within(0.05));
    }

    @Test
    void suggestsTheSteepestPoint() {
        Map<Suggestion, Double> found = LrCurve.suggestions(curve(x -> -Math.tanh(3 * (x + 2))));
        assertThat(Math.log10(found.get(Suggestion.STEEPEST))).isEqualTo(-2, within(0.08));
    }

    @Test
    void suggestsAPointInsideTheValley() {
        // flat, then falling from 1e-4 to 1e-1, then rising
        Map<Suggestion, Double> found =
                LrCurve.suggestions(curve(x -> x < -4 ? 3 : x < -1 ? 3 - (x + 4) : 3 * (x + 1)));
        // longest falling run: 43 points that end at 1e-1; 14 + 7 points after its start
        assertThat(Math.log10(found.get(Suggestion.VALLEY))).isBetween(-2.7, -2.4);
    }

    @Test
    void slidesToWhereTheGradientStopsChanging() {
        Map<Suggestion, Double> found = LrCurve.suggestions(curve(x -> x < -1 ? -x : Math.exp(3 * (x + 1))));
        assertThat(Math.log10(found.get(Suggestion.SLIDE))).isBetween(-2.3, -1.7);
    }

    @Test
    void looksOnlyAtPointsBeforeTheFirstThatIsNoNumber() {
        List<LrSweep.Point> points = curve(x -> x > -3 ? Double.NaN : -x);
        assertThat(LrCurve.suggestions(points).get(Suggestion.MINIMUM)).isLessThan(1e-4);
    }

    @Test
    void suggestsNothingWithoutACurve() {
        assertThat(LrCurve.suggestions(curve(x -> Double.NaN))).isEmpty();
        assertThat(LrCurve.suggestions(List.of())).isEmpty();
    }
}
