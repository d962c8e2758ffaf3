package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning rates of adapters: looked for on the adapters, and higher than those of whole models. */
class AdapterRateTest {
    private static final Dataset DATASET = TinyData.rows(200);

    @TempDir
    static Path folder;

    private static TrainSpec spec;

    private final List<TrainEvent> events = new ArrayList<>();

    @BeforeAll
    static void trainABase() throws IOException {
        Path start = TinyCheckpoint.bert(
                Files.createDirectories(folder.resolve("start")), DATASET.texts(DATASET.indices(Part.TRAIN)));
        TrainSpec whole = TrainSpec.defaults().epochs(1).learningRate(0.003).threads(1);
        Path base = folder.resolve("base");
        try (TextModel model =
                Trainer.fit(DATASET, whole.model(start.toString()).randomWeights(true), event -> {})) {
            model.save(base);
        }
        spec = whole.model(base.toString()).loraRank(2);
    }

    private <E extends TrainEvent> List<E> all(TrainSpec run, Class<E> kind) {
        events.clear();
        Trainer.fit(DATASET, run, events::add).close();
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theRangeIsTenTimesThatOfWholeModelsUnlessItIsGiven() {
        LrFindSpec whole = LrFindSpec.of(TrainSpec.defaults());
        assertThat(whole.from()).isEqualTo(1e-6);
        assertThat(whole.to()).isEqualTo(10);
        LrFindSpec adapters = LrFindSpec.of(TrainSpec.defaults().loraRank(8));
        assertThat(adapters.from()).isEqualTo(1e-5, within(1e-12));
        assertThat(adapters.to()).isEqualTo(100);
        assertThat(adapters.lowest(1e-7).highest(1).from()).isEqualTo(1e-7);
        assertThat(adapters.lowest(1e-7).highest(1).to()).isEqualTo(1);
    }

    @Test
    void refusesARangeThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> LrFindSpec.defaults().lowest(20))
                .isInstanceOf(UserException.class)
                .hasMessage("highest (10.0) must be above lowest (20.0).\nMaybe highest 20000.0.");
        assertThatThrownBy(() -> LrFindSpec.defaults().lowest(-1))
                .hasMessage("lowest (-1.0) must be at least 0.\nMaybe lowest 1e-6.");
        assertThat(LrFindSpec.defaults().loraRank(8).lowest(20).to())
                .as("with adapters there is room")
                .isEqualTo(100);
    }

    @Test
    void theTestMovesTheAdaptersAndTheHeadAlone() {
        LrFindSpec test = LrFindSpec.of(spec).steps(20);
        Objective objective = Objective.of(
                DATASET, test.training(), BaseModels.find(spec.model(), Progress.NONE), Torch.start("cpu", 1));
        try (TextModel model = objective.model()) {
            Network network = model.network();
            List<float[]> before = network.weights().values();
            List<LrSweep.Point> points = new ArrayList<>();
            LrFinder.sweep("tiny", model, objective, test, test.training(), points::add);
            assertThat(points.get(0).learningRate()).isEqualTo(1e-5, within(1e-12));
            List<float[]> after = network.weights().values();
            for (int i = 0; i < before.size(); i++) {
                Parameter parameter = network.weights().parameters().get(i);
                boolean trained = Lora.isAdapter(parameter.name()) || !network.isOfTrunk(parameter);
                assertThat(Arrays.equals(after.get(i), before.get(i)))
                        .as(parameter.name())
                        .isNotEqualTo(trained);
            }
        }
    }

    @Test
    void testsTheAdaptersOfTheLayersThatAreNamed() {
        assertThat(LrFindSpec.of(spec.loraTargets(List.of("query")).loraDropout(0.1))
                        .training()
                        .loraTargets())
                .containsExactly("query");
        LrFindSpec unknown = LrFindSpec.of(spec).loraTargets(List.of("q_proj"));
        assertThatThrownBy(() -> LrFinder.find(DATASET, unknown, point -> {}))
                .hasMessageStartingWith("lora-targets (q_proj) must name linear layers of this model: query, key,");
    }

    @Test
    void aRunWithoutALearningRateLooksForThatOfItsAdapters() {
        List<TrainEvent.Probed> probes = all(spec.learningRate("auto"), TrainEvent.Probed.class);
        assertThat(probes.get(0).learningRate()).isEqualTo(1e-5, within(1e-12));
        TrainEvent.Started started = (TrainEvent.Started) events.stream()
                .filter(TrainEvent.Started.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(started.learningRate()).isGreaterThan(1e-4);
        assertThat(events).noneMatch(TrainEvent.Warned.class::isInstance);
    }

    @Test
    void saysThatALearningRateOfWholeModelsHardlyMovesAdapters() {
        assertThat(all(spec.learningRate(2e-5), TrainEvent.Warned.class))
                .extracting(TrainEvent.Warned::problem)
                .contains(
                        "A learning rate of 2.0E-5 is one for whole models; adapters usually want ten times as much.");
        assertThat(all(spec.learningRate(3e-4), TrainEvent.Warned.class)).isEmpty();
        assertThat(all(spec.loraRank(0).learningRate(2e-5), TrainEvent.Warned.class))
                .isEmpty();
    }
}
