package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dropout against its formula, and in every place where a model's definition has it. */
class DropoutTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final double SHARE = 0.3;
    private static final float BIAS = 0.8f;
    private static final int DRAWS = 400;

    private static int place(Network network, String name) {
        return network.weights().parameters().stream()
                .map(Parameter::name)
                .toList()
                .indexOf(name);
    }

    /** Makes a parameter the same number everywhere. */
    private static void fill(Network network, String name, float value) {
        int place = place(network, name);
        Parameter parameter = network.weights().parameters().get(place);
        float[] values = new float[(int) parameter.size()];
        Arrays.fill(values, value);
        try (Scope scope = TORCH.scope()) {
            network.overwrite(
                    List.of(network.weights().tensors().get(place)), List.of(scope.floats(values, parameter.shape())));
        }
    }

    /** What the head sees of a pooled state that is tanh(bias) everywhere: its gradient divided by its bias's. */
    private static float[] seen(Network network, long seed) {
        try (Scope scope = TORCH.scope()) {
            Network.Rates rates = new Network.Rates(0, 0, 0, SHARE, 0, false);
            List<Tensor> gradients = network.gradients(
                    scope,
                    Batch.of(scope, List.of(new int[] {5, 6, 7}), 0),
                    scope.longs(new long[] {1}, 1),
                    rates,
                    seed);
            float[] weight =
                    gradients.get(1 + place(network, "classifier.weight")).floats();
            float bias = gradients.get(1 + place(network, "classifier.bias")).floats()[0];
            float[] seen = new float[weight.length / 3];
            for (int i = 0; i < seen.length; i++) {
                seen[i] = weight[i] / bias;
            }
            return seen;
        }
    }

    @Test
    void dropsWithItsProbabilityAndScalesWhatStays() {
        try (Network network = TinyNetworks.of(TORCH, "bert", Head.classes(3))) {
            fill(network, "bert.pooler.dense.weight", 0);
            fill(network, "bert.pooler.dense.bias", BIAS);
            float kept = (float) (Math.tanh(BIAS) / (1 - SHARE));
            int dropped = 0;
            int all = 0;
            for (long seed = 1; seed <= DRAWS; seed++) {
                for (float value : seen(network, seed)) {
                    all++;
                    dropped += value == 0 ? 1 : 0;
                    assertThat(value).isEqualTo(value == 0 ? 0 : kept, within(1e-5f));
                }
            }
            double deviation = Math.sqrt(SHARE * (1 - SHARE) / all);
            assertThat(dropped / (double) all).isEqualTo(SHARE, within(4 * deviation));
        }
    }

    /** No two numbers share their random bits: they are left out together as often as by chance. */
    @Test
    void dropsEachNumberByItself() {
        try (Network network = TinyNetworks.of(TORCH, "bert", Head.classes(3))) {
            fill(network, "bert.pooler.dense.weight", 0);
            fill(network, "bert.pooler.dense.bias", BIAS);
            int[][] together = null;
            for (long seed = 1; seed <= DRAWS; seed++) {
                float[] seen = seen(network, seed);
                together = together == null ? new int[seen.length][seen.length] : together;
                for (int i = 0; i < seen.length; i++) {
                    for (int j = 0; j < i; j++) {
                        together[i][j] += seen[i] == 0 && seen[j] == 0 ? 1 : 0;
                    }
                }
            }
            double chance = SHARE * SHARE;
            double deviation = Math.sqrt(chance * (1 - chance) / DRAWS);
            for (int i = 0; i < together.length; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(together[i][j] / (double) DRAWS).isEqualTo(chance, within(6 * deviation));
                }
            }
        }
    }

    /**
     * At least the places of the published definitions: BERT and RoBERTa drop embeddings, attention, both results of a
     * layer and what the head reads (RoBERTa twice); ModernBERT also inside its feed-forward net instead of its result;
     * GPT-2 as BERT without a head's. DistilBERT is treated as BERT, and the Llama family, which defines it for attention
     * alone, has it on what each of its two layers' feed-forward net gives too, or else the option would hardly do anything.
     */
    @ParameterizedTest
    @CsvSource({
        "bert, 4, 1",
        "roberta, 5, 1",
        "distilbert, 4, 1",
        "modernbert, 8, 2",
        "gpt2, 3, 1",
        "llama, 2, 1",
        "qwen2, 2, 1",
        "qwen3, 2, 1"
    })
    void standsWhereTheDefinitionHasIt(String type, int places, int attentions) {
        String program = Architectures.of(TinyNetworks.config(type))
                .program(TinyNetworks.config(type), Head.classes(3), name -> "p");
        assertThat(count(program, "__torch__.drop(")).isEqualTo(places + 1);
        assertThat(count(program, ", dropout, train")).isGreaterThanOrEqualTo(attentions);
        assertThat(program)
                .contains("torch.scaled_dot_product_attention(q, k, v, mask, dropout, causal)")
                .contains("__torch__.drop(__torch__.shares(q, k, mask, causal), dropout, True)");
    }

    /** Attention with dropout is written out on a CPU; where next to nothing is dropped it is libtorch's own. */
    @ParameterizedTest
    @CsvSource({"bert", "roberta", "distilbert", "modernbert", "gpt2", "llama", "qwen2", "qwen3"})
    void attendsAlikeWithAndWithoutIt(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(new int[] {5, 6, 7, 8, 9, 10}, new int[] {7, 6}), 0);
            Tensor targets = scope.longs(new long[] {1, 2}, 2);
            List<Tensor> plain = network.gradients(scope, batch, targets, new Network.Rates(0, 0, 0, 0, 0, false), 3);
            List<Tensor> dropped =
                    network.gradients(scope, batch, targets, new Network.Rates(0, 0, 0, 1e-12, 0, false), 3);
            for (int i = 0; i < plain.size(); i++) {
                assertThat(dropped.get(i).floats()).containsExactly(plain.get(i).floats(), within(1e-5f));
            }
        }
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({"bert", "roberta", "distilbert", "modernbert", "gpt2", "llama", "qwen2", "qwen3"})
    void everyLayerIsComputedAnotherWayWithIt(String type) {
        try (Network network = TinyNetworks.of(TORCH, type, Head.classes(3));
                Scope scope = TORCH.scope()) {
            Batch batch = Batch.of(scope, List.of(new int[] {5, 6, 7, 8, 9, 10}), 0);
            Tensor target = scope.longs(new long[] {1}, 1);
            List<Tensor> plain = network.gradients(scope, batch, target, new Network.Rates(0, 0, 0, 0, 0, false), 3);
            List<Tensor> dropped =
                    network.gradients(scope, batch, target, new Network.Rates(0, 0, 0, 0.5, 0, false), 3);
            for (int i = 0; i < network.weights().trained(); i++) {
                assertThat(dropped.get(1 + i).floats())
                        .as(network.weights().parameters().get(i).name())
                        .isNotEqualTo(plain.get(1 + i).floats());
            }
        }
    }
}
