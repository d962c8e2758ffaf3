package dev.tunebook.engine.runs.tune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.Search;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
    private static final Dataset DATASET = TinyData.rows(200);
    private static final TuneSpec SPEC = TuneSpec.defaults()
            .threads(1)
            .trials(6)
            .epochs(4)
            .eta(2)
            .learningRate("1e-7,0.01")
            .batchSize("16");

    @TempDir
    Path folder;

    @Test
    void findsThePlantedLearningRateAndTrainsTheBestToItsEnd() {
        List<Tuned> heard = new ArrayList<>();
        Tuned tuned = Tuner.tune(RunStore.in(folder), "search1", DATASET, SPEC, heard::add);
        assertThat(tuned.best().learningRate().value()).hasValue(0.01);
        assertThat(tuned.trials()).hasSize(6);
        assertThat(tuned.trials().get(0).epochs()).isEqualTo(4);
        assertThat(tuned.epochs())
                .isEqualTo(tuned.trials().stream().mapToInt(Trial::epochs).sum())
                .isLessThan(6 * 4);
        assertThat(heard).hasSizeGreaterThan(6);
        assertThat(RunStore.in(folder).list()).hasSize(6);
        assertThat(tuned.interrupted()).isFalse();
    }

    @Test
    void aTrialThatPausedAndWentOnIsAsGoodAsOneThatDidNot() {
        RunStore store = RunStore.in(folder);
        Tuned tuned = Tuner.tune(store, "search1", DATASET, SPEC.search(Search.HALVING), soFar -> {});
        Run straight = store.train("straight", DATASET, tuned.best(), event -> {});
        double best = straight.events().stream()
                .filter(Evaluated.class::isInstance)
                .mapToDouble(event -> ((Evaluated) event).macroF1())
                .max()
                .orElseThrow();
        assertThat(tuned.trials().get(0).figure()).isEqualTo(best);
    }

    @Test
    void drawsTheSameSettingsForTheSameSeed() {
        Tuned first =
                Tuner.tune(RunStore.in(folder), "a", DATASET, SPEC.trials(2).epochs(1), soFar -> {});
        Tuned second =
                Tuner.tune(RunStore.in(folder), "b", DATASET, SPEC.trials(2).epochs(1), soFar -> {});
        assertThat(first.trials().stream().map(Trial::spec))
                .containsExactlyElementsOf(
                        second.trials().stream().map(Trial::spec).toList());
        assertThat(first.trials().get(0).figure())
                .isEqualTo(second.trials().get(0).figure());
    }

    @Test
    void anInterruptEndsTheSearchWithWhatItFound() {
        Tuned tuned = Tuner.tune(
                RunStore.in(folder),
                "search1",
                DATASET,
                SPEC,
                soFar -> Thread.currentThread().interrupt());
        assertThat(tuned.interrupted()).isTrue();
        assertThat(tuned.trials()).hasSizeBetween(1, 2);
    }
}
