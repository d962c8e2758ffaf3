package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Members of a config that few checkpoints set: computed as they say, or refused, never overlooked. */
class ConfigVariantsTest {
    private static final Torch TORCH = Torch.start("cpu", 1);

    private static float[] logits(Config config, List<float[]> values) {
        Head head = TinyNetworks.languageModel("gpt2");
        List<Parameter> parameters = Architectures.of(config).parameters(config, head);
        Weights drawn = Weights.initial(TORCH, parameters, 7);
        Weights weights = values.isEmpty() ? drawn : Weights.of(TORCH, drawn.parameters(), values);
        try (Network network = new Network(TORCH, config, head, weights);
                Scope scope = TORCH.scope()) {
            return network.logits(scope, Batch.of(scope, List.of(new int[] {5, 6, 7, 8}), 0))
                    .floats();
        }
    }

    /** The values of seeded weights, with the queries of each layer multiplied. */
    private static List<float[]> scaledQueries(double first, double second) {
        Config config = TinyNetworks.config("gpt2");
        List<Parameter> parameters = Architectures.of(config).parameters(config, TinyNetworks.languageModel("gpt2"));
        try (Weights weights = Weights.initial(TORCH, parameters, 7)) {
            List<float[]> values = weights.values();
            for (int i = 0; i < values.size(); i++) {
                String name = weights.parameters().get(i).name();
                double factor = name.contains(".0.attn.c_attn") ? first : name.contains(".1.attn.c_attn") ? second : 1;
                for (int j = 0; factor != 1 && j < values.get(i).length; j++) {
                    // rows of 3 · 16: queries, keys, values
                    values.get(i)[j] *= j % 48 < 16 ? (float) factor : 1;
                }
            }
            return values;
        }
    }

    private static void same(float[] found, float[] wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isEqualTo(wanted[i], within(1e-4f));
        }
    }

    @Test
    void robertaAddsTheSameEpsilonInItsHeadAsInItsLayersWhereTheConfigSaysNone() {
        Config silent = TinyNetworks.config("roberta");
        float[] found = ofMasks(silent);
        assertThat(found).isEqualTo(ofMasks(silent.with("layer_norm_eps", 1e-12)));
        assertThat(found).isNotEqualTo(ofMasks(silent.with("layer_norm_eps", 1e-3)));
    }

    private static float[] ofMasks(Config config) {
        Head head = TinyNetworks.languageModel("roberta");
        Weights weights = Weights.initial(TORCH, Architectures.of(config).parameters(config, head), 7);
        try (Network network = new Network(TORCH, config, head, weights)) {
            return TinyNetworks.logits(network, TinyNetworks.SHORT);
        }
    }

    @Test
    void gpt2DividesAttentionByWhatItsConfigSays() {
        Config config = TinyNetworks.config("gpt2");
        float[] usual = logits(config, List.of());
        float[] unscaled = logits(config.with("scale_attn_weights", false), List.of());
        float[] byLayer = logits(config.with("scale_attn_by_inverse_layer_idx", true), List.of());
        assertThat(unscaled).isNotEqualTo(usual);
        assertThat(byLayer).isNotEqualTo(usual);
        same(unscaled, logits(config, scaledQueries(2, 2)));
        same(byLayer, logits(config, scaledQueries(1, 0.5)));
    }

    @Test
    void bertRefusesRelativePositions() {
        assertThatThrownBy(() -> Network.initial(
                        TORCH,
                        TinyNetworks.config("bert").with("position_embedding_type", "relative_key"),
                        Head.classes(3),
                        Tuning.WHOLE))
                .isInstanceOf(UserException.class)
                .hasMessage("config.json: position_embedding_type (relative_key) must be absolute.\n"
                        + "Maybe another checkpoint of this model.");
    }

    @Test
    void aSlidingWindowBoundsHowLongATextMayBe() {
        Config config = TinyNetworks.config("qwen2").with("sliding_window", 12);
        assertThat(Architectures.of(config).positions(config)).isEqualTo(40);
        Config sliding = config.with("use_sliding_window", true);
        assertThat(Architectures.of(sliding).positions(sliding)).isEqualTo(12);
    }
}
