package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Beside numpy.random.default_rng of NumPy 2.4. */
class NumpyRandomTest {
    @Test
    void drawsNumpysUniformNumbers() {
        NumpyRandom random = new NumpyRandom(12_345);
        assertThat(new double[] {random.uniform(), random.uniform(), random.uniform()})
                .containsExactly(0.22733602246716966, 0.31675833970975287, 0.7973654573327341);
        assertThat(new NumpyRandom(0).uniform()).isEqualTo(0.6369616873214543);
    }

    @Test
    void refusesWhatIsNoSeedOfOneWord() {
        assertThatThrownBy(() -> new NumpyRandom(-1))
                .hasMessage("seed (-1) must be between 0 and 4294967295.\nMaybe seed=12345.");
    }
}
