package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An architecture that nobody has: a decoder without positions or feed-forward nets, in one file as all are. */
final class MadeUp implements Architecture {
    private static final List<String> LAYER =
            List.of("norm.weight", "norm.bias", "match.weight", "carry.weight", "out.weight");

    @Override
    public List<Parameter> parameters(Config config, Head head) {
        long width = config.integer("width");
        ParameterList parameters =
                new ParameterList(config).weight("madeup.embedding.weight", config.integer("vocab_size"), width);
        for (int i = 0; i < config.integer("depth"); i++) {
            parameters
                    .norm(layer(i) + "norm", width, true)
                    .linear(layer(i) + "match", width, width, false)
                    .linear(layer(i) + "carry", width, width, false)
                    .linear(layer(i) + "out", width, width, false);
        }
        parameters.norm("madeup.last", width, true);
        return head.classifies()
                ? parameters.weight("choice.weight", head.classes(), width).list()
                : parameters.list();
    }

    private static String layer(int number) {
        return "madeup.layers." + number + ".";
    }

    @Override
    public String program(Config config, Head head, UnaryOperator<String> parameter) {
        int width = config.integer("width");
        return Text.HEADS
                + Decoding.heads(head, parameter.apply(head.classifies() ? "choice.weight" : "madeup.embedding.weight"))
                + """
                def layer(x: Tensor, w: List[Tensor], past: List[Tensor], now: List[Tensor], dropout: float, train: bool) -> Tensor:
                  h = torch.layer_norm(x, [%1$d], w[0], w[1], 1e-05)
                  k = __torch__.recall(__torch__.split(torch.linear(h, w[2]), %2$d), past, now)
                  v = __torch__.recall(__torch__.split(torch.linear(h, w[3]), %2$d), past, now)
                  a = __torch__.attend(__torch__.split(torch.linear(h, w[2]), %2$d), k, v, None, dropout, train, torch.size(x, 1) > 1)
                  return torch.add(x, torch.dropout(torch.gelu(torch.linear(a, w[4])), dropout, train))
                def open(ps: List[Tensor], ids: Tensor, begin: int, dropout: float, train: bool) -> List[Tensor]:
                  return [torch.dropout(torch.embedding(%3$s, ids), dropout, train)]
                def close(ps: List[Tensor], x: Tensor) -> Tensor:
                  return torch.layer_norm(x, [%1$d], %4$s, %5$s, 1e-05)
                """.formatted(
                                width,
                                config.integer("heads"),
                                parameter.apply("madeup.embedding.weight"),
                                parameter.apply("madeup.last.weight"),
                                parameter.apply("madeup.last.bias"))
                + Stack.decoder(
                        config.integer("depth"),
                        "",
                        i -> "  x = __torch__.layer(x, " + Text.list(parameter, layer(i), LAYER)
                                + ", past, now, dropout, train)\n");
    }

    @Override
    public String family() {
        return "MadeUp";
    }

    @Override
    public Set<Task> tasks() {
        return Set.of(Task.CLASSIFICATION, Task.CAUSAL_LM);
    }

    @Override
    public int positions(Config config) {
        return config.integer("longest");
    }

    @Override
    public String prefix() {
        return "madeup.";
    }
}
