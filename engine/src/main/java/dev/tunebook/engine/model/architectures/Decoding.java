package dev.tunebook.engine.model.architectures;

/**
 * What decoders share: a causal trunk that may remember keys and values.
 *
 * <p>{@code trunk(ps, ids, past, now, dropout, train)}: {@code past} holds a key and a value per layer, {@code [batch,
 * heads, time, size]}, or is empty; each layer appends its keys and values to {@code now}.
 */
final class Decoding {
    /** Puts what is remembered before what is new, and notes both. */
    private static final String RECALL = """
            def recall(x: Tensor, past: List[Tensor], now: List[Tensor]) -> Tensor:
              place = torch.len(now)
              y = x
              if torch.len(past) > place:
                y = torch.cat([past[place], x], 2)
              _0 = torch.append(now, y)
              return y
            def offset(past: List[Tensor]) -> int:
              n = 0
              if torch.len(past) > 0:
                n = torch.size(past[0], 2)
              return n
            """;

    /** A classifier answers at the last id. */
    private static final String CLASSIFIED = """
            def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return __torch__.words(ps, __torch__.last(h, lengths))
            """;

    private Decoding() {}

    /** The functions around a trunk, for a classification or a language-modelling head with a weight. */
    static String heads(Head head, String weight) {
        return RECALL + Text.LAST + (head.classifies() ? CLASSIFIED : "") + """
                def words(ps: List[Tensor], x: Tensor) -> Tensor:
                  return torch.linear(x, %1$s)
                def decode(ps: List[Tensor], ids: Tensor, past: List[Tensor]) -> List[Tensor]:
                  now = annotate(List[Tensor], [])
                  x = __torch__.trunk(ps, ids, past, now, 0.0, False)
                  return torch.add([__torch__.words(ps, torch.select(x, 1, -1))], now)
                """.formatted(weight);
    }
}
