package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The masked-language-modelling heads against the published definition, computed by hand on encoders without layers. */
class MaskedHeadTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final int WIDTH = 4;
    private static final int VOCABULARY = 6;

    private final Map<String, float[]> weights = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "bert, bert.embeddings., cls.predictions.transform.dense, cls.predictions.transform.LayerNorm,"
                + " cls.predictions.bias, 0, 1e-12",
        "roberta, roberta.embeddings., lm_head.dense, lm_head.layer_norm, lm_head.bias, 2, 1e-5",
        "distilbert, distilbert.embeddings., vocab_transform, vocab_layer_norm, vocab_projector.bias, 0, 1e-12",
    })
    void isAHiddenLayerAndTheEmbeddingsTurnedRound(
            String type, String embeddings, String dense, String norm, String bias, int firstPlace, double epsilon) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "model_type", type, "vocab_size", VOCABULARY, "max_position_embeddings", 9, "initializer_range", 0.5));
        members.putAll(Map.of("hidden_size", WIDTH, "num_hidden_layers", 0, "num_attention_heads", 2));
        members.putAll(Map.of("intermediate_size", 8, "dim", WIDTH, "n_layers", 0, "n_heads", 2, "hidden_dim", 8));
        members.put("layer_norm_eps", epsilon);
        Config config = Config.of(members);
        Head head = new Head(Task.MASKED_LM, 0);
        int[] ids = {3, 5};
        float[] found;
        try (Network network = new Network(
                        TORCH,
                        config,
                        head,
                        Weights.initial(TORCH, Architectures.of(config).parameters(config, head), 3));
                Scope scope = TORCH.scope()) {
            List<float[]> values = network.weights().values();
            for (int i = 0; i < values.size(); i++) {
                weights.put(network.weights().parameters().get(i).name(), values.get(i));
            }
            found = network.logits(scope, Batch.of(scope, List.of(ids), 0)).floats();
        }
        float[] wanted = new float[2 * VOCABULARY];
        for (int place = 0; place < 2; place++) {
            double[] x = embedded(embeddings, ids[place], firstPlace + place, epsilon);
            double[] h = normalised(activated(dense, x), norm, epsilon);
            for (int word = 0; word < VOCABULARY; word++) {
                double logit = weights.get(bias)[word];
                for (int i = 0; i < WIDTH; i++) {
                    logit += weights.get(embeddings + "word_embeddings.weight")[word * WIDTH + i] * h[i];
                }
                wanted[place * VOCABULARY + word] = (float) logit;
            }
        }
        assertThat(found).usingComparatorWithPrecision(1e-5f).containsExactly(wanted);
    }

    private double[] embedded(String prefix, int id, int place, double epsilon) {
        double[] sum = new double[WIDTH];
        float[] types = weights.get(prefix + "token_type_embeddings.weight");
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = weights.get(prefix + "word_embeddings.weight")[id * WIDTH + i]
                    + weights.get(prefix + "position_embeddings.weight")[place * WIDTH + i]
                    + (types == null ? 0 : types[i]);
        }
        return normalised(sum, prefix + "LayerNorm", epsilon);
    }

    /** GELU by its definition: x Φ(x). */
    private double[] activated(String dense, double[] x) {
        double[] h = new double[WIDTH];
        for (int out = 0; out < WIDTH; out++) {
            h[out] = weights.get(dense + ".bias")[out];
            for (int in = 0; in < WIDTH; in++) {
                h[out] += weights.get(dense + ".weight")[out * WIDTH + in] * x[in];
            }
            h[out] *= NormalDistribution.of(0, 1).cumulativeProbability(h[out]);
        }
        return h;
    }

    private double[] normalised(double[] x, String norm, double epsilon) {
        double mean = 0;
        double squares = 0;
        for (double value : x) {
            mean += value / WIDTH;
        }
        for (double value : x) {
            squares += (value - mean) * (value - mean) / WIDTH;
        }
        double[] y = new double[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            y[i] = (x[i] - mean) / Math.sqrt(squares + epsilon) * weights.get(norm + ".weight")[i]
                    + weights.get(norm + ".bias")[i];
        }
        return y;
    }
}
