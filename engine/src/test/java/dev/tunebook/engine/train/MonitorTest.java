package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.Monitor;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Early stopping and the best epoch by each figure that a run can be judged by. */
class MonitorTest {
    private static final TrainSpec SPEC = TrainSpec.defaults()
            .epochs(12)
            .learningRate(0.02)
            .threads(1)
            .earlyStop(2)
            .seed(3);
    private static final Map<String, Dataset> DATASETS = Map.of(
            "classes", TinyData.mixed(200, 0.4),
            "labels", TinyData.labelled(200),
            "numbers", TinyData.numbered(200),
            "tokens", TinyData.counting(100));

    @TempDir
    static Path folder;

    static Stream<Arguments> told() {
        return DATASETS.keySet().stream().sorted().flatMap(kind -> {
            Objective objective = objective(kind);
            objective.model().close();
            return objective.validation().told().stream().map(monitor -> Arguments.of(kind, monitor));
        });
    }

    private static TrainSpec spec(String kind) {
        if (!kind.equals("tokens")) {
            return SPEC;
        }
        try {
            return SPEC.model(TinyCheckpoint.gpt2(folder).toString())
                    .task(Task.CAUSAL_LM)
                    .randomWeights(true)
                    .maxTokens(16)
                    .learningRate(0.05);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Objective objective(String kind) {
        TrainSpec spec = spec(kind);
        return Objective.of(
                DATASETS.get(kind), spec, BaseModels.find(spec.model(), Progress.NONE), Torch.start("cpu", 1));
    }

    private static List<TrainEvent> fit(String kind, Monitor monitor) {
        List<TrainEvent> events = new ArrayList<>();
        Trainer.fit(DATASETS.get(kind), spec(kind).monitor(monitor), events::add)
                .close();
        return events;
    }

    @ParameterizedTest
    @MethodSource("told")
    void decidesWhichEpochIsBestAndWhenToStop(String kind, Monitor monitor) {
        List<TrainEvent> events = fit(kind, monitor);
        List<TrainEvent.Evaluated> epochs = events.stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .toList();
        TrainEvent.Finished finished = (TrainEvent.Finished) events.get(events.size() - 1);
        assertThat(epochs).allSatisfy(epoch -> {
            assertThat(epoch.monitor()).isEqualTo(monitor.optionName());
            assertThat(epoch.monitored()).isFinite();
            assertThat(epoch.score(monitor)).isEqualTo(monitor.score(epoch.monitored()));
        });
        TrainEvent.Evaluated best = epochs.stream()
                .max(Comparator.<TrainEvent.Evaluated>comparingDouble(epoch -> epoch.score(monitor))
                        .thenComparingDouble(epoch -> -epoch.validationLoss()))
                .orElseThrow();
        assertThat(finished.bestEpoch()).isEqualTo(best.epoch());
        assertThat(epochs).hasSize(Math.min(12, best.epoch() + 2));
    }

    @Test
    void eachIsTheFigureThatItsNameSays() {
        TrainEvent.Evaluated loss = first("classes", Monitor.LOSS);
        assertThat(loss.monitored()).isEqualTo(loss.validationLoss());
        assertThat(first("classes", Monitor.ACCURACY).monitored())
                .as("of one answer to each row, which precision and recall of all answers are too")
                .isEqualTo(loss.accuracy())
                .isEqualTo(first("classes", Monitor.MICRO_F1).monitored(), within(1e-12));
        assertThat(first("classes", Monitor.MACRO_F1).monitored()).isEqualTo(loss.macroF1());
        assertThat(first("classes", Monitor.BALANCED_ACCURACY).monitored())
                .isEqualTo(first("classes", Monitor.MACRO_RECALL).monitored(), within(1e-12));
        assertThat(first("classes", Monitor.AREA_UNDER_ROC).monitored()).isBetween(0.5, 1.0);
        TrainEvent.Evaluated numbers = first("numbers", Monitor.RMSE);
        assertThat(numbers.monitored()).isEqualTo(numbers.error(), within(1e-9));
        assertThat(first("numbers", Monitor.MAE).monitored()).isLessThan(numbers.error());
        TrainEvent.Evaluated tokens = first("tokens", Monitor.PERPLEXITY);
        assertThat(tokens.monitored()).isEqualTo(Math.exp(tokens.validationLoss()), within(1e-9));
        assertThat(first("tokens", Monitor.ACCURACY).monitored()).isEqualTo(tokens.accuracy());
    }

    private static TrainEvent.Evaluated first(String kind, Monitor monitor) {
        return fit(kind, monitor).stream()
                .filter(TrainEvent.Evaluated.class::isInstance)
                .map(TrainEvent.Evaluated.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void refusesAFigureThatSuchRowsDoNotHave() {
        assertThatThrownBy(() -> fit("numbers", Monitor.KAPPA))
                .isInstanceOf(UserException.class)
                .hasMessage("monitor (kappa) must be a figure that numbered has: loss, rmse, mae, r-squared, pearson,"
                        + " spearman.\nMaybe --monitor loss.");
        assertThatThrownBy(() -> fit("tokens", Monitor.MATTHEWS))
                .hasMessage("monitor (matthews) must be a figure that counting has: loss, accuracy, perplexity.\n"
                        + "Maybe --monitor loss.");
        assertThatThrownBy(() -> fit("labels", Monitor.RMSE))
                .hasMessageStartingWith("monitor (rmse) must be a figure that labelled has: loss, macro-f1, accuracy,");
    }
}
