package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    /** Probabilities .5, .25, .125, .125. */
    private static final float[] LOGITS = {
        (float) Math.log(0.125), (float) Math.log(0.5), (float) Math.log(0.25), (float) Math.log(0.125)
    };

    private static double[] shares(Sampler sampler) {
        double[] shares = new double[4];
        IntStream.range(0, 40_000).forEach(i -> shares[sampler.next(LOGITS)] += 1 / 40_000.0);
        return shares;
    }

    @Test
    void takesTheLikeliestAtTemperatureZeroAndTheLowestIdAmongEquals() {
        assertThat(Sampler.greedy().next(LOGITS)).isEqualTo(1);
        assertThat(Sampler.greedy().next(new float[] {1, 3, 3})).isEqualTo(1);
    }

    @Test
    void drawsWithTheProbabilitiesThatTheLogitsGive() {
        assertThat(shares(new Sampler(1, 0, 1, 1))).containsExactly(new double[] {.125, .5, .25, .125}, within(.01));
    }

    @Test
    void flattensWithAHighTemperatureAndSharpensWithALowOne() {
        double[] roots = {Math.sqrt(.125), Math.sqrt(.5), Math.sqrt(.25), Math.sqrt(.125)};
        double sum = roots[0] + roots[1] + roots[2] + roots[3];
        assertThat(shares(new Sampler(2, 0, 1, 1))[1]).isEqualTo(roots[1] / sum, within(.01));
        double squares = .125 * .125 * 2 + .25 + .0625;
        assertThat(shares(new Sampler(.5, 0, 1, 1))[1]).isEqualTo(.25 / squares, within(.01));
    }

    @Test
    void drawsAmongTheLikeliestAlone() {
        assertThat(shares(new Sampler(1, 2, 1, 1))).containsExactly(new double[] {0, 2 / 3.0, 1 / 3.0, 0}, within(.01));
        assertThat(shares(new Sampler(1, 0, .5, 1))).containsExactly(new double[] {0, 1, 0, 0}, within(1e-9));
        assertThat(shares(new Sampler(1, 0, .7, 1)))
                .containsExactly(new double[] {0, 2 / 3.0, 1 / 3.0, 0}, within(.01));
        assertThat(shares(new Sampler(1, 1, 1, 1))).containsExactly(new double[] {0, 1, 0, 0}, within(1e-9));
    }

    @Test
    void appliesTopPToWhatTopKLeaves() {
        // of the two likeliest, the first has two thirds
        assertThat(shares(new Sampler(1, 2, .66, 1))).containsExactly(new double[] {0, 1, 0, 0}, within(1e-9));
        assertThat(shares(new Sampler(1, 2, .67, 1))[2]).isPositive();
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        Sampler first = new Sampler(1, 0, 1, 5);
        Sampler second = new Sampler(1, 0, 1, 5);
        assertThat(IntStream.range(0, 50).map(i -> first.next(LOGITS)).boxed())
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .map(i -> second.next(LOGITS))
                        .boxed()
                        .toList());
    }
}
