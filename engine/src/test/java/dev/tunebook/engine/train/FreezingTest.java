package dev.tunebook.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.BaseModels;
import dev.tunebook.engine.model.Layers;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.model.TinyCheckpoint;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which weights a step moves where layers are frozen, thaw one by one, or begin anew; a BERT of two layers. */
class FreezingTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final Dataset DATASET = TinyData.rows(100);

    @TempDir
    static Path folder;

    private static TrainSpec spec;

    @BeforeAll
    static void writeAModel() throws IOException {
        TinyCheckpoint.bert(folder, DATASET.texts(DATASET.indices(Part.TRAIN)));
        spec = TrainSpec.defaults()
                .model(folder.toString())
                .randomWeights(true)
                .threads(1)
                .learningRate(0.01);
    }

    /** The depths below the head whose weights differ after a step of an epoch. */
    private static Set<Integer> moved(TrainSpec spec, int epoch) {
        Objective objective = Objective.of(DATASET, spec, BaseModels.find(spec.model(), Progress.NONE), TORCH);
        try (TextModel model = objective.model();
                Optimizer optimizer = new Optimizer(model, objective.training(), spec)) {
            Network network = model.network();
            List<float[]> before = network.weights().values();
            int[] rows = {0, 1, 2, 3, 4, 5, 6, 7};
            assertThat(optimizer
                            .step(objective.training(), rows, epoch, 0, 0.01)
                            .applied())
                    .isTrue();
            return different(
                    before, network.weights().values(), Layers.of(network).depths());
        }
    }

    private static Set<Integer> different(List<float[]> some, List<float[]> others, List<Integer> depths) {
        Set<Integer> found = new TreeSet<>();
        for (int i = 0; i < some.size(); i++) {
            if (!Arrays.equals(some.get(i), others.get(i))) {
                found.add(depths.get(i));
            }
        }
        return found;
    }

    @Test
    void frozenLayersStayAsTheyAreToTheBit() {
        assertThat(moved(spec, 1)).containsExactly(0, 1, 2, 3);
        assertThat(moved(spec.freeze(Freeze.EMBEDDINGS), 1)).containsExactly(0, 1, 2);
        assertThat(moved(spec.freeze(Freeze.TRUNK), 1)).containsExactly(0);
    }

    @Test
    void layersThawFromTheHeadDown() {
        TrainSpec thawing = spec.unfreezeEvery(1);
        assertThat(moved(thawing, 1)).containsExactly(0);
        assertThat(moved(thawing, 2)).containsExactly(0, 1);
        assertThat(moved(thawing, 3)).containsExactly(0, 1, 2);
        assertThat(moved(thawing, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void freshLayersAreTheTopOnes() {
        assertThat(fresh(0)).isEmpty();
        assertThat(fresh(1)).containsExactly(1);
        assertThat(fresh(2)).containsExactly(1, 2);
    }

    /** The depths whose weights begin otherwise than without the option. */
    private static Set<Integer> fresh(int layers) {
        List<List<float[]>> values = new ArrayList<>();
        List<Integer> depths = List.of();
        for (int count : new int[] {0, layers}) {
            Objective objective =
                    Objective.of(DATASET, spec.freshLayers(count), BaseModels.find(spec.model(), Progress.NONE), TORCH);
            try (TextModel model = objective.model()) {
                values.add(model.network().weights().values());
                depths = Layers.of(model.network()).depths();
            }
        }
        return different(values.get(0), values.get(1), depths);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMBEDDINGS", "TRUNK"})
    void aWholeRunLeavesThemAlone(Freeze freeze) {
        TrainSpec frozen = spec.freeze(freeze).epochs(2);
        Objective start = Objective.of(DATASET, frozen, BaseModels.find(frozen.model(), Progress.NONE), TORCH);
        try (TextModel before = start.model();
                TextModel after = Trainer.fit(DATASET, frozen, event -> {})) {
            int trained = before.network().weights().trained();
            List<float[]> first = before.network().weights().values();
            List<float[]> last = after.network().weights().values();
            assertThat(last.subList(trained, last.size()))
                    .usingRecursiveComparison()
                    .isEqualTo(first.subList(trained, first.size()));
            assertThat(last.get(0)).isNotEqualTo(first.get(0));
        }
    }
}
