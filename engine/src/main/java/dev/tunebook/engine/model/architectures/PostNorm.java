package dev.tunebook.engine.model.architectures;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The encoder layer of BERT and its kin: attention, then a feed-forward net, each added to its input and normalised
 * after (Vaswani et al. 2017, arXiv:1706.03762; Devlin et al. 2019, arXiv:1810.04805).
 *
 * @param query name of the query projection inside a layer, and so on
 */
record PostNorm(
        String query,
        String key,
        String value,
        String out,
        String attentionNorm,
        String inner,
        String outer,
        String outputNorm) {

    /** What a layer keeps for the backward pass: see {@link Activations}. */
    static final double WIDTHS = 10;

    static final double INNERS = 2;

    static Activations activations(Config config) {
        return new Activations(
                config.integer("num_hidden_layers"),
                config.integer("hidden_size"),
                config.integer("intermediate_size"),
                config.integer("num_attention_heads"),
                WIDTHS,
                INNERS);
    }

    /** A layer's parameters under a prefix. */
    void add(ParameterList parameters, String prefix, long width, long innerWidth) {
        for (String projection : List.of(query, key, value, out)) {
            parameters.linear(prefix + projection, width, width, true);
        }
        parameters
                .norm(prefix + attentionNorm, width, true)
                .linear(prefix + inner, innerWidth, width, true)
                .linear(prefix + outer, width, innerWidth, true)
                .norm(prefix + outputNorm, width, true);
    }

    /** The function {@code layer}. */
    static String function(int heads, long width, double epsilon, String activation) {
        return """
                def layer(x: Tensor, mask: Tensor, w: List[Tensor], dropout: float, train: bool) -> Tensor:
                  q = __torch__.split(torch.linear(x, w[0], w[1]), %1$d)
                  k = __torch__.split(torch.linear(x, w[2], w[3]), %1$d)
                  v = __torch__.split(torch.linear(x, w[4], w[5]), %1$d)
                  a = torch.linear(__torch__.attend(q, k, v, mask, dropout, train, False), w[6], w[7])
                  x = torch.layer_norm(torch.add(__torch__.drop(a, dropout, train), x), [%2$d], w[8], w[9], %3$s)
                  h = torch.linear(x, w[10], w[11])
                  h = torch.linear(%4$s, w[12], w[13])
                  return torch.layer_norm(torch.add(__torch__.drop(h, dropout, train), x), [%2$d], w[14], w[15], %3$s)
                """.formatted(heads, width, epsilon, activation);
    }

    /** The functions around layers, to which {@code enter} gives the mask. */
    static String stack(int layers, IntFunction<String> layer) {
        return Stack.encoder(layers, "  mask = begun[1]\n", layer) + """
                def close(ps: List[Tensor], x: Tensor) -> Tensor:
                  return x
                """;
    }

    /** The statement that applies the layer whose parameters stand under a prefix. */
    String call(UnaryOperator<String> parameter, String prefix) {
        List<String> names = Text.weightsAndBiases(query, key, value, out, attentionNorm, inner, outer, outputNorm);
        return "  x = __torch__.layer(x, mask, " + Text.list(parameter, prefix, names) + ", dropout, train)\n";
    }
}
