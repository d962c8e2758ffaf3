package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.interval.Resampling;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RougeAggregateTest {
    private static RougeAggregate of(double... f1) {
        List<RougeScore> scores = DoubleStream.of(f1)
                .mapToObj(each -> new RougeScore(each, .5, each / 2))
                .toList();
        return RougeAggregate.of(scores, Resampling.OF_ROWS);
    }

    /** Of two scores 0 and 1 the mean of a draw is 0, ½ or 1, with chances ¼, ½ and ¼. */
    @Test
    void midIsTheMedianOfResampledMeans() {
        assertThat(of(0, 1).low().precision()).isZero();
        assertThat(of(0, 1).mid().precision()).isEqualTo(.5);
        assertThat(of(0, 1).high().precision()).isEqualTo(1);
        assertThat(of(0, 1).mid().f1()).isEqualTo(.25);
        assertThat(of(0, 1).low().recall()).isEqualTo(.5);
    }

    /** A mean of n scores spreads by its standard error, so that 95% lie within 1.96 of these. */
    @Test
    void endsLieWhereTheStandardErrorPutsThem() {
        double[] scores = DoubleStream.iterate(0, each -> each + .01).limit(101).toArray();
        double standardError = Math.sqrt(.085 / 101);
        assertThat(of(scores).low().precision()).isCloseTo(.5 - 1.96 * standardError, within(.006));
        assertThat(of(scores).high().precision()).isCloseTo(.5 + 1.96 * standardError, within(.006));
    }

    /** Means of 20 seeds of NumPy's choice, mean and percentile, each of 1,000 resamples; within four of their deviations. */
    @Test
    void endsAreNumPys() {
        RougeAggregate ours = of(.5, .8, 0, .7, .63, 1, 0, .28, .4, 1, 1);
        assertThat(ours.low().precision()).isCloseTo(.35896, within(4 * .0094));
        assertThat(ours.mid().precision()).isCloseTo(.57439, within(4 * .0037));
        assertThat(ours.high().precision()).isCloseTo(.77700, within(4 * .0054));
    }

    @Test
    void needsScores() {
        assertThatThrownBy(() -> RougeAggregate.of(List.of(), Resampling.OF_ROWS))
                .hasMessage("scores (0) must be at least 1.\nMaybe score some texts first.");
    }
}
