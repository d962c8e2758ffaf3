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
import dev.tunebook.engine.model.TinyNetworks;
import dev.tunebook.engine.model.Tuning;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.OutOfMemoryException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicroBatchesTest {
    private static final MemoryEstimate MEGABYTE_PER_TOKEN = MemoryEstimate.perToken(1e6);
    private static final TrainSpec SPEC = TrainSpec.defaults().threads(1).learningRate(0.01);

    @Test
    void takesAsManyRowsAsTheBudgetAllowsAndSaysSoOnce() {
        MicroBatches batches = new MicroBatches(0, MEGABYTE_PER_TOKEN, () -> 1_000_000_000);
        assertThat(batches.of(32, 10)).isEqualTo(32);
        assertThat(batches.news()).isEmpty();
        assertThat(batches.of(32, 100))
                .as("700 MB may be used for 100 MB a row")
                .isEqualTo(4);
        assertThat(batches.news())
                .contains(
                        "A step of 32 rows of 100 tokens would need about 3.2 GB more, of which 1.0 are free: 4 rows are"
                                + " computed at once from now on; steps and gradients stay those of whole batches.");
        assertThat(batches.of(32, 10)).isEqualTo(4);
        assertThat(batches.news()).isEmpty();
    }

    @Test
    void doesAsItIsAskedWhateverTheBudget() {
        assertThat(new MicroBatches(16, MEGABYTE_PER_TOKEN, () -> 1).of(32, 100))
                .isEqualTo(16);
        assertThat(new MicroBatches(16, MEGABYTE_PER_TOKEN, () -> 1).of(3, 100)).isEqualTo(3);
    }

    @Test
    void saysWhatToDoWhereOneRowIsTooMuch() {
        OutOfMemoryException failed = new OutOfMemoryException("CUDA out of memory", null);
        assertThatThrownBy(() -> new MicroBatches(0, MEGABYTE_PER_TOKEN, () -> 1).fewer(1, 512, failed))
                .isInstanceOf(UserException.class)
                .hasMessage("memory must be enough for one row of 512 tokens, but libtorch ran out of it.\n"
                        + "Maybe --max-tokens 256, --lora-rank 8, or a smaller model.");
    }

    /** Fails as a device does that has room for eight rows. */
    private static final class RoomForEight extends MicroBatches {
        final List<Integer> attempts = new ArrayList<>();

        RoomForEight() {
            super(0, MemoryEstimate.perToken(1), () -> Long.MAX_VALUE);
        }

        @Override
        void attempt(int rows) {
            attempts.add(rows);
            if (rows > 8) {
                throw new OutOfMemoryException("CUDA out of memory", null);
            }
        }
    }

    private static Objective objective() {
        return Objective.of(
                TinyData.rows(200), SPEC, BaseModels.find(SPEC.model(), Progress.NONE), Torch.start("cpu", 1));
    }

    private static List<float[]> trained(TrainSpec spec, MicroBatches batches) {
        Objective objective = objective();
        try (TextModel model = objective.model();
                Optimizer optimizer = new Optimizer(model, objective.training(), spec, batches)) {
            List<int[]> order = new Order(32, 0, 1)
                    .batches(objective.training().ids(), 1).stream()
                            .filter(batch -> batch.length == 32)
                            .toList();
            for (int step = 0; step < 3; step++) {
                assertThat(optimizer
                                .step(objective.training(), order.get(step), 1, step, 0.01)
                                .applied())
                        .isTrue();
            }
            return model.network().weights().values();
        }
    }

    @Test
    void aStepThatRunsOutOfMemoryIsTakenInPartsAndGivesTheSameWeights() {
        RoomForEight room = new RoomForEight();
        List<float[]> found = trained(SPEC, room);
        assertThat(room.attempts).containsExactly(32, 16, 8, 8, 8);
        assertThat(room.news()).hasValueSatisfying(news -> assertThat(news).startsWith("libtorch ran out of memory"));
        assertThat(found)
                .usingRecursiveComparison()
                .isEqualTo(trained(SPEC.microBatch(8), new MicroBatches(8, MemoryEstimate.perToken(1), () -> 1)));
        TrainSpec withoutDropout = SPEC.dropout(0);
        List<float[]> whole =
                trained(withoutDropout, new MicroBatches(0, MemoryEstimate.perToken(1), () -> Long.MAX_VALUE));
        List<float[]> parts = trained(withoutDropout, new RoomForEight());
        for (int i = 0; i < whole.size(); i++) {
            for (int j = 0; j < whole.get(i).length; j++) {
                assertThat(parts.get(i)[j]).isEqualTo(whole.get(i)[j], within(2e-3f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"bert, CLASSIFICATION", "bert, MASKED_LM", "gpt2, CAUSAL_LM"})
    void aStepInPartsHasTheGradientOfTheWhole(String type, Task task, @TempDir Path folder) throws IOException {
        Dataset rows = TinyData.mixed(200, 0.3);
        Path start = type.equals("gpt2")
                ? TinyCheckpoint.gpt2(folder)
                : TinyCheckpoint.bert(folder, rows.texts(rows.indices(Part.TRAIN)));
        TrainSpec spec = SPEC.model(start.toString())
                .task(task)
                .randomWeights(true)
                .maxTokens(24)
                .dropout(0)
                .labelSmoothing(0.1)
                .classWeights(task == Task.CLASSIFICATION ? ClassWeights.BALANCED : ClassWeights.NONE);
        Optimizer.Step whole = first(rows, spec.microBatch(16));
        for (int atOnce : new int[] {1, 3, 5}) {
            Optimizer.Step parts = first(rows, spec.microBatch(atOnce));
            assertThat(parts.loss()).isEqualTo(whole.loss(), within(1e-5 * whole.loss()));
            assertThat(parts.gradientNorm()).isEqualTo(whole.gradientNorm(), within(1e-5 * whole.gradientNorm()));
        }
    }

    /** The first step of sixteen rows. */
    private static Optimizer.Step first(Dataset rows, TrainSpec spec) {
        Objective objective =
                Objective.of(rows, spec, BaseModels.find(spec.model(), Progress.NONE), Torch.start("cpu", 1));
        try (TextModel model = objective.model();
                Optimizer optimizer = new Optimizer(model, objective.training(), spec)) {
            return optimizer.step(objective.training(), IntStream.range(0, 16).toArray(), 1, 0, 0.01);
        }
    }

    @Test
    void estimatesWhatAStepOfAHandCountedModelTakes() {
        Torch torch = Torch.start("cpu", 1);
        TrainSpec plain = SPEC.dropout(0);
        try (Network classifier = TinyNetworks.of(torch, "bert", Head.classes(3));
                Network language = TinyNetworks.of(torch, "gpt2", TinyNetworks.languageModel("gpt2"))) {
            double weights = 4.0 * classifier.weights().size();
            MemoryEstimate estimate = MemoryEstimate.of(classifier, plain);
            assertThat(estimate.weights()).isEqualTo(weights);
            assertThat(estimate.gradients()).isEqualTo(weights);
            assertThat(estimate.moments()).isEqualTo(2 * weights);
            // two layers of 10 tensors of width 16 and two of width 24; with dropout three matrices of 4 heads
            double layer = 4.0 * 300 * 5 * (10 * 16 + 2 * 24);
            assertThat(estimate.step(300, 5)).as("early").isEqualTo(2.5 * layer);
            assertThat(MemoryEstimate.of(classifier, SPEC).step(300, 5))
                    .isEqualTo(2.5 * (layer + 4.0 * 300 * 5 * 5 * 3 * 4));
            assertThat(estimate.step(1, 1)).as("late").isEqualTo(weights + layer / 1500);
            // all tokens of a causal model are said: 50 logits, two and a half times, and their weights' gradient
            assertThat(MemoryEstimate.of(language, plain).step(300, 5))
                    .isEqualTo(4.0 * 300 * 5 * (2.5 * (12 * 16 + 2 * 64) + 2.5 * 50) + 4 * 50 * 16);
        }
        try (Network again = recomputing(torch, "bert", Head.classes(3));
                Network words = recomputing(torch, "gpt2", TinyNetworks.languageModel("gpt2"))) {
            // one layer and half as much, both layers' inputs, all gradients but those of 50 embeddings
            assertThat(MemoryEstimate.of(again, plain).step(300, 5))
                    .isEqualTo(4.0 * (again.weights().size() - 50 * 16)
                            + 4.0 * 300 * 5 * (2 * 16 + 1.5 * (10 * 16 + 2 * 24)));
            // of a causal model's logits the peak is at their end, where a layer is only begun with
            assertThat(MemoryEstimate.of(words, plain.maxTokens(5)).step(300, 5))
                    .isEqualTo(Math.max(
                            4.0 * 300 * 5 * (2 * 16 + 0.5 * (12 * 16 + 2 * 64) + 2.5 * 50) + 4 * 50 * 16,
                            4.0 * words.weights().size() + 4.0 * 300 * 5 * (2 * 16 + 1.5 * (12 * 16 + 2 * 64))));
        }
        assertThat(MemoryEstimate.available()).isGreaterThan(1_000_000);
    }

    private static Network recomputing(Torch torch, String type, Head head) {
        Tuning tuning = new Tuning(Freeze.NOTHING, Optional.empty(), 1, true);
        return Network.initial(torch, TinyNetworks.config(type), head, tuning);
    }
}
