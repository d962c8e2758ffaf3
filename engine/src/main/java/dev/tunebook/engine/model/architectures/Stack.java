package dev.tunebook.engine.model.architectures;

import java.util.function.IntFunction;

/**
 * Layers on top of one another, each of which can be computed alone: from what goes into it, its number, and what all of
 * them need besides.
 *
 * <p>In training each layer draws its dropout from a stream of its own, so that it can be computed again.
 */
final class Stack {
    private static final String MARK = """
            def mark(train: bool) -> int:
              seed = 0
              if train:
                seed = int(torch.randint(0, 2147483647, [1]))
                torch.manual_seed(seed)
              return seed
            """;

    private static final String ENCODER = """
            def hidden(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              begun = __torch__.enter(ps, ids, lengths, dropout, train)
              x = begun[0]
              for i in range(__torch__.depth()):
                _0 = __torch__.mark(train)
                x = __torch__.block(ps, i, x, begun, dropout, train)
              return __torch__.close(ps, x)
            """;

    private static final String DECODER = """
            def enter(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> List[Tensor]:
              return __torch__.open(ps, ids, 0, dropout, train)
            def block(ps: List[Tensor], i: int, x: Tensor, begun: List[Tensor], dropout: float, train: bool) -> Tensor:
              return __torch__.after_past(ps, i, x, begun, annotate(List[Tensor], []), annotate(List[Tensor], []), dropout, train)
            def trunk(ps: List[Tensor], ids: Tensor, past: List[Tensor], now: List[Tensor], dropout: float, train: bool) -> Tensor:
              begun = __torch__.open(ps, ids, __torch__.offset(past), dropout, train)
              x = begun[0]
              for i in range(__torch__.depth()):
                _0 = __torch__.mark(train)
                x = __torch__.after_past(ps, i, x, begun, past, now, dropout, train)
              return __torch__.close(ps, x)
            def hidden(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return __torch__.trunk(ps, ids, annotate(List[Tensor], []), annotate(List[Tensor], []), dropout, train)
            """;

    private Stack() {}

    /**
     * The functions {@code depth}, {@code block} and {@code hidden} of an encoder, which itself has {@code enter} and
     * {@code close}.
     *
     * @param beside statements that name what {@code begun} holds after the first
     * @param layer the statements of a layer, which turn {@code x} into the next
     */
    static String encoder(int layers, String beside, IntFunction<String> layer) {
        return depth(layers)
                + "def block(ps: List[Tensor], i: int, x: Tensor, begun: List[Tensor], dropout: float, train: bool) -> Tensor:\n"
                + branches(layers, beside, layer) + MARK + ENCODER;
    }

    /**
     * The functions {@code depth}, {@code enter}, {@code block}, {@code trunk} and {@code hidden} of a decoder, which
     * itself has {@code open(ps, ids, begin, dropout, train)} and {@code close}; its layers also know {@code past} and
     * {@code now}.
     */
    static String decoder(int layers, String beside, IntFunction<String> layer) {
        return depth(layers)
                + "def after_past(ps: List[Tensor], i: int, x: Tensor, begun: List[Tensor], past: List[Tensor], now: List[Tensor], dropout: float, train: bool) -> Tensor:\n"
                + branches(layers, beside, layer) + MARK + DECODER;
    }

    private static String depth(int layers) {
        return "def depth() -> int:\n  return " + layers + "\n";
    }

    private static String branches(int layers, String beside, IntFunction<String> layer) {
        StringBuilder text = new StringBuilder(beside);
        for (int i = 0; i < layers; i++) {
            text.append("  if i == ")
                    .append(i)
                    .append(":\n")
                    .append(layer.apply(i).indent(2));
        }
        return text.append("  return x\n").toString();
    }
}
