package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Pieces of TorchScript that several architectures are written with. */
public final class Text {
    /**
     * Splits the last dimension into heads and back: {@code [batch, time, width]} and {@code [batch, heads, time, size]}.
     *
     * <p>Where libtorch has no fused attention, which is on a CPU with dropout, it is written out here: libtorch's own way
     * scales twice and looks for rows without anything to attend to, which no row of ours is for a word that counts.
     */
    static final String HEADS = """
            def split(x: Tensor, heads: int) -> Tensor:
              return torch.transpose(torch.view(x, [torch.size(x, 0), torch.size(x, 1), heads, -1]), 1, 2)
            def merge(x: Tensor) -> Tensor:
              return torch.reshape(torch.transpose(x, 1, 2), [torch.size(x, 0), torch.size(x, 2), -1])
            def attend(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], dropout: float, train: bool, causal: bool) -> Tensor:
              if train and dropout > 0.0:
                if q.is_cuda:
                  return __torch__.merge(torch.scaled_dot_product_attention(q, k, v, mask, dropout, causal))
                return __torch__.merge(torch.matmul(__torch__.drop(__torch__.shares(q, k, mask, causal), dropout, True), v))
              return __torch__.merge(torch.scaled_dot_product_attention(q, k, v, mask, 0.0, causal))
            def shares(q: Tensor, k: Tensor, mask: Optional[Tensor], causal: bool) -> Tensor:
              scores = torch.matmul(torch.mul(q, torch.size(q, -1) ** -0.5), torch.transpose(k, -2, -1))
              if mask is not None:
                scores = torch.add_(scores, torch.mul(torch.logical_not(mask).to(q.dtype), -1e9))
              if causal:
                later = torch.full([torch.size(q, -2), torch.size(k, -2)], -1e9, dtype=q.dtype, device=q.device)
                scores = torch.add_(scores, torch.triu(later, 1))
              return torch.softmax(scores, -1)
            """;

    /**
     * Dropout whose mask takes 16 random bits for each number, so that its probability is exact to 1/65,536: on a CPU libtorch draws 64
     * one number at a time, an eighth of a step.
     */
    public static final String DROPOUT = """
            def drop(x: Tensor, p: float, train: bool) -> Tensor:
              if train and p > 0.0:
                if x.is_cuda:
                  return torch.dropout(x, p, True)
                n = torch.numel(x)
                bits = torch.random_(torch.empty([(n + 3) // 4], dtype=4), -9223372036854775807 - 1, None)
                parts = annotate(List[Tensor], [])
                for i in range(4):
                  _0 = torch.append(parts, torch.bitwise_right_shift(bits, 16 * i).to(2))
                kept = torch.ge(torch.narrow(torch.cat(parts), 0, 0, n), int(p * 65536.0 + 0.5) - 32768)
                return torch.mul(x, torch.mul(torch.view(kept, torch.size(x)).to(x.dtype), 1.0 / (1.0 - p)))
              return x
            """;

    /** Which ids, or hidden states, are no padding: bool {@code [batch, 1, 1, time]}. */
    static final String PRESENT = """
            def present(ids: Tensor, lengths: Tensor) -> Tensor:
              places = torch.unsqueeze(torch.arange(torch.size(ids, 1), device=ids.device), 0)
              real = torch.lt(places, torch.unsqueeze(lengths, 1))
              return torch.unsqueeze(torch.unsqueeze(real, 1), 1)
            """;

    /** The hidden state of each row's last id: {@code [batch, width]}. */
    static final String LAST = """
            def last(x: Tensor, lengths: Tensor) -> Tensor:
              place = torch.expand(torch.view(torch.sub(lengths, 1), [-1, 1, 1]), [-1, 1, torch.size(x, 2)])
              return torch.squeeze(torch.gather(x, 1, place), 1)
            """;

    /** Rotary position embedding (Su et al. 2021, arXiv:2104.09864), halves rotated against each other. */
    static final String ROTARY = """
            def angles(time: int, offset: int, frequencies: List[float], like: Tensor) -> Tensor:
              places = torch.arange(offset, offset + time, dtype=6, device=like.device)
              halves = torch.outer(places, torch.tensor(frequencies, dtype=6, device=like.device))
              return torch.cat([halves, halves], -1)
            def rotate(x: Tensor, angle: Tensor, scale: float) -> Tensor:
              cos = torch.mul(torch.cos(angle), scale).to(x.dtype)
              sin = torch.mul(torch.sin(angle), scale).to(x.dtype)
              halves = torch.chunk(x, 2, -1)
              return torch.add(torch.mul(x, cos), torch.mul(torch.cat([torch.neg(halves[1]), halves[0]], -1), sin))
            """;

    private static final Map<String, String> ACTIVATIONS = Map.of(
            "gelu", "torch.gelu(%s)",
            "gelu_new", "torch.gelu(%s, approximate=\"tanh\")",
            "gelu_pytorch_tanh", "torch.gelu(%s, approximate=\"tanh\")",
            "relu", "torch.relu(%s)",
            "silu", "torch.silu(%s)",
            "swish", "torch.silu(%s)",
            "tanh", "torch.tanh(%s)");

    private Text() {}

    /**
     * The expression for an activation function that a config names.
     *
     * @throws UserException for one that is not known
     */
    static String activation(Config config, String member, String otherwise, String argument) {
        String name = config.text(member, otherwise);
        String expression = ACTIVATIONS.get(name);
        if (expression == null) {
            throw new UserException(
                    "config.json: " + member + " (" + name + ") must be one of "
                            + ACTIVATIONS.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".",
                    "another checkpoint.");
        }
        return expression.formatted(argument);
    }

    /** A TorchScript list of the named parameters; an empty name stands for none and is left out. */
    static String list(UnaryOperator<String> parameter, String prefix, List<String> names) {
        return names.stream().map(name -> parameter.apply(prefix + name)).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A TorchScript list of numbers. */
    static String floats(double... values) {
        return DoubleStream.of(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A weight and a bias of each named layer. */
    static List<String> weightsAndBiases(String... layers) {
        return Arrays.stream(layers)
                .flatMap(layer -> java.util.stream.Stream.of(layer + ".weight", layer + ".bias"))
                .toList();
    }
}
