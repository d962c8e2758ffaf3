package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps that do not pay for words that never come, beside those that do. */
class FewWordsStepTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final int[] SHORT = {5, 6, 7};
    private static final int[] LONG = {9, 8, 7, 6, 5, 11, 12, 13, 14, 15};
    private static final int[][][] BATCHES = {{SHORT, LONG}, {{4, 4}, {30, 31}}, {SHORT, {4, 33}}, {LONG, {8, 9}}};

    static Stream<String> all() {
        return Stream.concat(TinyNetworks.ENCODERS.stream(), TinyNetworks.DECODERS.stream());
    }

    static Stream<String> untied() {
        return TinyNetworks.DECODERS.stream();
    }

    private static Network network(Config config, Head head) {
        return new Network(
                TORCH,
                config,
                head,
                Weights.initial(TORCH, Architectures.of(config).parameters(config, head), 7));
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesTheSameStepsOfAClassifier(String type) {
        takesTheSameSteps(
                () -> TinyNetworks.of(TORCH, type, Head.classes(3)),
                (scope, step) -> scope.longs(new long[] {step % 3, 1}, 2));
    }

    @ParameterizedTest
    @MethodSource("untied")
    void takesTheSameStepsOfALanguageModelWhoseHeadHasWeightsOfItsOwn(String type) {
        Config config = TinyNetworks.config(type).with("tie_word_embeddings", false);
        takesTheSameSteps(() -> network(config, TinyNetworks.languageModel(type)), FewWordsStepTest::nextTokens);
    }

    /** The batch's own ids. */
    private static Tensor nextTokens(Scope scope, int step) {
        int[][] rows = BATCHES[step % 4];
        int time = Math.max(rows[0].length, rows[1].length);
        long[] targets = new long[2 * time];
        Arrays.fill(targets, -100);
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                targets[row * time + i] = rows[row][i];
            }
        }
        return scope.longs(targets, 2, time);
    }

    @Test
    void paysForAllWordsWhereIdsOrEmbeddingsServeForMore() {
        try (Network tied = TinyNetworks.of(TORCH, "bert", TinyNetworks.languageModel("bert"));
                Network pairs = network(TinyNetworks.config("bert").with("sep_token_id", 4), Head.classes(3))) {
            assertThat(tied.words()).as("every word is said by its embedding").isEmpty();
            assertThat(pairs.words()).as("separators tell segments apart").isEmpty();
        }
    }

    /** What a step is to say. */
    private interface Targets {
        Tensor of(Scope scope, int step);
    }

    private static void takesTheSameSteps(Supplier<Network> networks, Targets targets) {
        try (Network dense = networks.get();
                Network few = networks.get();
                Scope scope = TORCH.scope();
                Moments denseMoments = new Moments(dense);
                Moments fewMoments = new Moments(few)) {
            int place = few.words().orElseThrow();
            Tensor touched = scope.zeros(TinyNetworks.VOCABULARY);
            for (int i = 0; i < 12; i++) {
                Batch batch = Batch.of(scope, List.of(BATCHES[i % 4]), 0);
                Tensor wanted = targets.of(scope, i);
                Network.Rates rates = new Network.Rates(0.01 + 0.001 * i, 0.1, 1, 0.1, 0, false);
                double[] expected = dense.step(denseMoments.state(), batch, wanted, rates, i);
                double[] found = few.stepOfFew(place, touched, fewMoments.state(), batch, wanted, rates, i);
                assertThat(found).containsExactly(expected, within(1e-4 * Math.max(1, expected[1])));
            }
            assertSame(few.weights().tensors(), dense.weights().tensors());
            assertSame(fewMoments.state().get(1), denseMoments.state().get(1));
            assertSame(fewMoments.state().get(2), denseMoments.state().get(2));
            assertThat(lastWord(few, place))
                    .as("a word that never came decays to the same bits")
                    .isEqualTo(lastWord(dense, place));
            assertTouchesTheRowsInUse(few, fewMoments, place, touched.floats());
        }
    }

    /** What a run that goes on reads off the moments; the ids that have no gradient are not among them. */
    private static void assertTouchesTheRowsInUse(Network network, Moments moments, int place, float[] touched) {
        try (Scope scope = TORCH.scope()) {
            float[] used = network.rowsInUse(
                            scope,
                            moments.state().get(1).get(place),
                            moments.state().get(2).get(place))
                    .floats();
            for (int id = 1; id < used.length; id++) {
                // the last id of a causal model's row says nothing
                boolean mayDiffer = !network.head().classifies() && used[id] == 0;
                assertThat(used[id]).as("id " + id).isEqualTo(mayDiffer ? 0 : touched[id]);
            }
        }
    }

    private static float[] lastWord(Network network, int place) {
        Tensor words = network.weights().tensors().get(place);
        int width = (int) words.shape()[1];
        return Arrays.copyOfRange(
                words.floats(), (TinyNetworks.VOCABULARY - 1) * width, TinyNetworks.VOCABULARY * width);
    }

    private static void assertSame(List<Tensor> found, List<Tensor> wanted) {
        IntStream.range(0, wanted.size())
                .forEach(i -> assertThat(found.get(i).floats())
                        .usingComparatorWithPrecision(1e-4f)
                        .containsExactly(wanted.get(i).floats()));
    }
}
