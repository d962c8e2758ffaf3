package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static History of(Monitor monitor, double minDelta, double... figures) {
        History history = new History(monitor, minDelta);
        for (int i = 0; i < figures.length; i++) {
            double loss = monitor == Monitor.LOSS ? figures[i] : 1;
            history.add(new TrainEvent.Evaluated(
                    0, i, i + 1, 1, loss, figures[i], figures[i], Double.NaN, "", Double.NaN, false));
        }
        return history;
    }

    @Test
    void isStaleAfterSoManyEpochsWithoutABetterOne() {
        assertThat(of(Monitor.ACCURACY, 0, 0.5, 0.7, 0.6).isStale(2)).isFalse();
        assertThat(of(Monitor.ACCURACY, 0, 0.5, 0.7, 0.6, 0.7).isStale(2)).isTrue();
        assertThat(of(Monitor.LOSS, 0, 0.7, 0.5, 0.6, 0.4).isStale(2)).isFalse();
        assertThat(of(Monitor.ACCURACY, 0, 0.5, 0.4, 0.3).isStale(0)).isFalse();
    }

    @Test
    void smallGainsAreKeptAsBestAndStillCountAgainstPatience() {
        History history = of(Monitor.ACCURACY, 0.02, 0.70, 0.71, 0.715);
        assertThat(history.bestEpoch()).isEqualTo(3);
        assertThat(history.isStale(2)).isTrue();
        assertThat(of(Monitor.ACCURACY, 0.02, 0.70, 0.71, 0.73).isStale(2)).isFalse();
    }

    @Test
    void countsPlateausOfTheValidationLoss() {
        assertThat(of(Monitor.LOSS, 0, 0.9, 0.8, 0.7).plateaus(1)).isZero();
        assertThat(of(Monitor.LOSS, 0, 0.9, 0.9, 0.8, 0.85, 0.85).plateaus(1)).isEqualTo(3);
        assertThat(of(Monitor.LOSS, 0, 0.9, 0.9, 0.8, 0.85, 0.85).plateaus(2)).isEqualTo(1);
    }

    @Test
    void layersLearnMoreSlowlyFurtherDownAndThawOneByOne() {
        TrainSpec decayed = TrainSpec.defaults().layerDecay(0.5);
        List<Integer> depths = List.of(0, 1, 2, 3);
        assertThat(Regulariser.factors(1, decayed, depths)).containsExactly(1, 0.5, 0.25, 0.125);
        TrainSpec thawing = TrainSpec.defaults().unfreezeEvery(2);
        assertThat(Regulariser.factors(1, thawing, depths)).containsExactly(1, 0, 0, 0);
        assertThat(Regulariser.factors(2, thawing, depths)).containsExactly(1, 0, 0, 0);
        assertThat(Regulariser.factors(3, thawing, depths)).containsExactly(1, 1, 0, 0);
        assertThat(Regulariser.factors(7, thawing, depths)).containsExactly(1, 1, 1, 1);
    }
}
