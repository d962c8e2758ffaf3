package dev.tunebook.engine.runs.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Search;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.TuneSpec;
import dev.tunebook.engine.train.TinyData;
import dev.tunebook.engine.train.TrainEvent.Evaluated;
import java.io.IOException;
import java.nio.file.Files;
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
    void searchesEveryOptionThatHasARangeAndNoOther() {
        TuneSpec wide = SPEC.search(Search.RANDOM)
                .trials(8)
                .epochs("1..3")
                .learningRate("1e-3..1e-1")
                .batchSize("8,16,32")
                .weightDecay("0..0.1")
                .dropout("0..0.4")
                .labelSmoothing("0,0.1");
        Tuned tuned = Tuner.tune(RunStore.in(folder), "search1", DATASET, wide, soFar -> {});
        for (Trial trial : tuned.trials()) {
            assertThat(trial.epochs()).isEqualTo(trial.spec().epochs()).isBetween(1, 3);
            assertThat(trial.complete()).isTrue();
            assertThat(trial.spec())
                    .as("nothing else differs from what all have in common")
                    .isEqualTo(wide.training()
                            .epochs(trial.spec().epochs())
                            .learningRate(trial.spec().learningRate())
                            .batchSize(trial.spec().batchSize())
                            .weightDecay(trial.spec().weightDecay())
                            .dropout(trial.spec().dropout())
                            .labelSmoothing(trial.spec().labelSmoothing()));
        }
        assertThat(tuned.trials()).extracting(trial -> trial.spec().epochs()).contains(1, 2, 3);
        assertThat(tuned.trials())
                .extracting(trial -> trial.spec().batchSize())
                .contains(8, 16, 32)
                .containsOnly(8, 16, 32);
        assertThat(tuned.trials()).extracting(trial -> trial.spec().dropout()).doesNotHaveDuplicates();
        assertThat(tuned.trials())
                .extracting(trial -> trial.spec().weightDecay())
                .doesNotHaveDuplicates();
        assertThat(tuned.trials())
                .extracting(trial -> trial.spec().labelSmoothing())
                .containsOnly(0.0, 0.1)
                .contains(0.0, 0.1);
        assertThat(tuned.trials())
                .extracting(trial -> trial.spec().learningRate().value().getAsDouble())
                .doesNotHaveDuplicates()
                .allMatch(rate -> rate >= 1e-3 && rate <= 1e-1);
    }

    @Test
    void ashaEndsATrialWithItsOwnLastEpoch() {
        Tuned tuned = Tuner.tune(
                RunStore.in(folder), "search1", DATASET, SPEC.epochs("2,4").trials(8), soFar -> {});
        assertThat(tuned.trials())
                .allMatch(trial -> trial.epochs() <= trial.spec().epochs());
        assertThat(tuned.trials()).anyMatch(trial -> trial.complete() && trial.epochs() == 4);
        assertThat(tuned.trials().get(0).epochs())
                .as("the best was trained to its end")
                .isEqualTo(tuned.best().epochs());
    }

    @Test
    void searchesForNumbersWithoutWhatOnlyClassesHave() {
        Tuned tuned = Tuner.tune(
                RunStore.in(folder), "search1", TinyData.numbered(200), SPEC.monitor(Monitor.RMSE), soFar -> {});
        assertThat(tuned.trials()).hasSize(6).allMatch(trial -> trial.spec().labelSmoothing() == 0);
        assertThat(Monitor.RMSE.score(tuned.trials().get(0).figure())).isPositive();
        assertThatThrownBy(() -> Tuner.tune(
                        RunStore.in(folder),
                        "search2",
                        TinyData.numbered(200),
                        SPEC.labelSmoothing("0.1"),
                        soFar -> {}))
                .hasMessageStartingWith("label-smoothing (0.1) must be 0 where a number is learnt");
    }

    @Test
    void searchesForALanguageModel() throws IOException {
        TrainSpec start = TrainSpec.defaults()
                .model(TinyCheckpoint.gpt2(Files.createDirectory(folder.resolve("start")))
                        .toString())
                .task(Task.CAUSAL_LM)
                .randomWeights(true)
                .maxTokens(16)
                .epochs(1)
                .learningRate(1e-3)
                .threads(1);
        Path base = folder.resolve("base");
        RunStore.in(folder)
                .train("base", TinyData.counting(100), start, event -> {})
                .save(base);
        TuneSpec spec = SPEC.model(base.toString())
                .task(Task.CAUSAL_LM)
                .maxTokens(16)
                .monitor(Monitor.PERPLEXITY)
                .trials(3)
                .epochs(2);
        Tuned tuned = Tuner.tune(RunStore.in(folder), "search1", TinyData.counting(100), spec, soFar -> {});
        assertThat(Monitor.PERPLEXITY.score(tuned.trials().get(0).figure())).isBetween(1.0, 29.0);
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
