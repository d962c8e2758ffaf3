package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What networks of every family say of ids. */
class NetworkTest {
    private static final Torch TORCH = Torch.start("cpu", 1);

    static Stream<String> encoders() {
        return TinyNetworks.ENCODERS.stream();
    }

    static Stream<String> decoders() {
        return TinyNetworks.DECODERS.stream();
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void classifiesARowAlikeWithAndWithoutPadding(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3))) {
            float[] alone = TinyNetworks.logits(network, TinyNetworks.SHORT);
            float[] padded = TinyNetworks.logits(network, TinyNetworks.SHORT, TinyNetworks.LONG);
            assertThat(alone).hasSize(3);
            assertThat(Arrays.copyOf(padded, 3))
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(alone);
            assertThat(Arrays.copyOfRange(padded, 3, 6)).isNotEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.tunebook.engine.model.TinyNetworks#families")
    void givesLogitsForEveryPlaceOfALanguageModel(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            Tensor logits = network.logits(scope, Batch.of(scope, List.of(TinyNetworks.SHORT, TinyNetworks.LONG), 0));
            assertThat(logits.shape()).containsExactly(2, TinyNetworks.LONG.length, TinyNetworks.VOCABULARY);
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void seesNothingOfWhatComesLater(String type) {
        int[] changed = TinyNetworks.LONG.clone();
        changed[TinyNetworks.LONG.length - 1] = 40;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type))) {
            int before = (TinyNetworks.LONG.length - 1) * TinyNetworks.VOCABULARY;
            assertThat(Arrays.copyOf(TinyNetworks.logits(network, changed), before))
                    .isEqualTo(Arrays.copyOf(TinyNetworks.logits(network, TinyNetworks.LONG), before));
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void seesWhatComesLaterInAnEncoder(String type) {
        int[] changed = TinyNetworks.LONG.clone();
        changed[1] = 40;
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type))) {
            assertThat(Arrays.copyOf(TinyNetworks.logits(network, changed), TinyNetworks.VOCABULARY))
                    .isNotEqualTo(
                            Arrays.copyOf(TinyNetworks.logits(network, TinyNetworks.LONG), TinyNetworks.VOCABULARY));
        }
    }

    @Test
    void refusesIdsThatThereAreNoEmbeddingsOf() {
        String problem = ") must be from 0 to 49, since config.json's vocab_size is 50.\n"
                + "Maybe the tokenizer that belongs to this checkpoint.";
        try (Network network = TinyNetworks.of(TORCH, "gpt2", TinyNetworks.languageModel("gpt2"))) {
            for (int wrong : new int[] {50, -1, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> TinyNetworks.logits(network, new int[] {3, wrong}))
                        .isInstanceOf(UserException.class)
                        .hasMessage("id (" + wrong + problem);
                assertThatThrownBy(() -> Generator.greedy(network, new int[] {3, wrong, 4}, 5))
                        .as("of a prompt")
                        .isInstanceOf(UserException.class)
                        .hasMessage("id (" + wrong + problem);
            }
            assertThat(Generator.greedy(network, new int[] {49, 0}, 3)).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("decoders")
    void remembersKeysAndValues(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, TinyNetworks.languageModel(type));
                Scope scope = TORCH.scope()) {
            List<Tensor> past = List.of();
            float[] last = {};
            for (int[] piece : new int[][] {{9, 8, 7, 6}, {5}, {11}, {12}, {13}, {14}, {15}}) {
                long[] ids = Arrays.stream(piece).asLongStream().toArray();
                List<Tensor> result = network.decode(scope, scope.longs(ids, 1, ids.length), past);
                last = result.get(0).floats();
                past = result.subList(1, result.size());
            }
            float[] whole = TinyNetworks.logits(network, TinyNetworks.LONG);
            float[] wanted = Arrays.copyOfRange(whole, whole.length - TinyNetworks.VOCABULARY, whole.length);
            assertThat(last).usingComparatorWithPrecision(1e-4f).containsExactly(wanted);
        }
    }
}
