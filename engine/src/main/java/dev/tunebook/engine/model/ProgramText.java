package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Head;

/**
 * The TorchScript that every network shares: loss, gradients, clipping and AdamW around an architecture's forward.
 *
 * <p>One call is one training step; what comes back is numbers. {@code ps} holds the weights: those that are trained and
 * decay, those that are trained and do not, those that are frozen. AdamW is libtorch's fused one, once for each trained
 * group; the groups are arguments of their own, because what is written to a slice of a list counts as unused, and
 * TorchScript would leave it out. A step whose loss or gradient is not finite is not applied. With {@code half}, the
 * forward and backward computations are in bfloat16, and loss, gradients and weights stay in float32.
 */
final class ProgramText {
    private static final String METHODS = """
              def logits(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, half: bool) -> Tensor:
                return __torch__.forward(__torch__.cast(ps, half), ids, lengths, 0.0, False).to(6)
              def log_probabilities(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, half: bool) -> Tensor:
                logits = __torch__.forward(__torch__.cast(ps, half), ids, lengths, 0.0, False)
                return torch.log_softmax(logits, -1, dtype=6)
              def gradients(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, trained: int, seed: int, dropout: float, smoothing: float, half: bool) -> List[Tensor]:
                return __torch__.slopes(ps, ids, lengths, targets, trained, seed, dropout, smoothing, half)
              def accumulate(self: __torch__.Program, ps: List[Tensor], sums: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, dropout: float, smoothing: float, half: bool, weight: float) -> List[float]:
                found = __torch__.slopes(ps, ids, lengths, targets, torch.len(sums), seed, dropout, smoothing, half)
                torch.set_grad_enabled(False)
                torch._foreach_add_(sums, found[1:], alpha=weight)
                torch.set_grad_enabled(True)
                return [float(found[0])]
              def apply(self: __torch__.Program, sums: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], rate: float, decay: float, clip: float, cost: float) -> List[float]:
                torch.set_grad_enabled(False)
                grads = torch._foreach_mul(sums, 1.0)
                torch._foreach_zero_(sums)
                result = __torch__.update(grads, decaying, means, squares, counts, exempt, exempt_means, exempt_squares, exempt_counts, rate, decay, clip, cost)
                torch.set_grad_enabled(True)
                return result
              def step(self: __torch__.Program, ps: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, rate: float, decay: float, clip: float, dropout: float, smoothing: float, half: bool) -> List[float]:
                trained = torch.len(decaying) + torch.len(exempt)
                found = __torch__.slopes(ps, ids, lengths, targets, trained, seed, dropout, smoothing, half)
                torch.set_grad_enabled(False)
                result = __torch__.update(found[1:], decaying, means, squares, counts, exempt, exempt_means, exempt_squares, exempt_counts, rate, decay, clip, float(found[0]))
                torch.set_grad_enabled(True)
                return result
              def overwrite(self: __torch__.Program, to: List[Tensor], by: List[Tensor]) -> List[float]:
                for i in range(torch.len(to)):
                  _0 = torch.copy_(to[i], by[i])
                return annotate(List[float], [])
            """;

    private static final String FUNCTIONS = """
            def cast(ps: List[Tensor], half: bool) -> List[Tensor]:
              out = ps
              if half:
                out = annotate(List[Tensor], [])
                for p in ps:
                  _0 = torch.append(out, p.to(15))
              return out
            def slopes(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, trained: int, seed: int, dropout: float, smoothing: float, half: bool) -> List[Tensor]:
              torch.manual_seed(seed)
              leaves = annotate(List[Tensor], [])
              for p in ps[:trained]:
                _0 = torch.append(leaves, torch.requires_grad_(torch.detach(p)))
              whole = torch.add(leaves, ps[trained:])
              cost = __torch__.cost(__torch__.cast(whole, half), ids, lengths, targets, dropout, smoothing)
              found = torch.autograd.grad([cost], leaves, None, None, False, True)
              out = [torch.detach(cost)]
              for i in range(torch.len(leaves)):
                g = found[i]
                if g is None:
                  _1 = torch.append(out, torch.zeros_like(leaves[i]))
                else:
                  _2 = torch.append(out, g)
              return out
            def update(grads: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], rate: float, decay: float, clip: float, cost: float) -> List[float]:
              norm = float(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(grads, 2))))
              applied = 0.0
              if norm - norm == 0.0 and cost - cost == 0.0:
                applied = 1.0
                if clip > 0.0 and norm > clip:
                  torch._foreach_mul_(grads, clip / (norm + 1e-06))
                n = torch.len(decaying)
                __torch__.adamw(decaying, grads[:n], means, squares, counts, rate, decay)
                __torch__.adamw(exempt, grads[n:], exempt_means, exempt_squares, exempt_counts, rate, 0.0)
              return [cost, norm, applied]
            def adamw(ps: List[Tensor], grads: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], rate: float, decay: float) -> NoneType:
              if torch.len(ps) > 0:
                torch._foreach_add_(counts, 1)
                torch._fused_adamw_(ps, grads, means, squares, annotate(List[Tensor], []), counts, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False)
              return None
            """;

    private static final String CLASSES = """
            def cost(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, dropout: float, smoothing: float) -> Tensor:
              logits = __torch__.forward(ps, ids, lengths, dropout, True).to(6)
              return torch.cross_entropy_loss(logits, targets, None, 1, -100, smoothing)
            """;

    /** The head is applied where there is something to predict, and nowhere else: a vocabulary is wide. */
    private static final String TOKENS = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return __torch__.words(ps, __torch__.hidden(ps, ids, lengths, dropout, train))
            def counted(wanted: Tensor) -> Tensor:
              return torch.reshape(torch.nonzero(torch.ne(wanted, -100)), [-1])
            def cost(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, dropout: float, smoothing: float) -> Tensor:
              h = __torch__.before(__torch__.hidden(ps, ids, lengths, dropout, True))
              wanted = torch.reshape(__torch__.after(targets), [-1])
              places = __torch__.counted(wanted)
              rows = torch.index_select(torch.reshape(h, [-1, torch.size(h, -1)]), 0, places)
              logits = __torch__.words(ps, rows).to(6)
              return torch.cross_entropy_loss(logits, torch.index_select(wanted, 0, places), None, 1, -100, smoothing)
            """;

    private static final String TOKEN_SCORES = """
              def token_scores(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, half: bool) -> List[float]:
                qs = __torch__.cast(ps, half)
                h = __torch__.before(__torch__.hidden(qs, ids, lengths, 0.0, False))
                wanted = torch.reshape(__torch__.after(targets), [-1])
                places = __torch__.counted(wanted)
                rows = torch.index_select(torch.reshape(h, [-1, torch.size(h, -1)]), 0, places)
                said = torch.index_select(wanted, 0, places)
                loss = 0.0
                right = 0.0
                for i in range((torch.len(said) + 1023) // 1024):
                  part = said[(i * 1024):((i + 1) * 1024)]
                  logits = __torch__.words(qs, rows[(i * 1024):((i + 1) * 1024)]).to(6)
                  loss = loss + float(torch.cross_entropy_loss(logits, part, None, 2, -100, 0.0))
                  right = right + float(torch.sum(torch.eq(torch.argmax(logits, -1), part)))
                return [loss, float(torch.len(said)), right]
            """;

    /** What stands at a place is said from that place. */
    private static final String IN_PLACE = """
            def before(h: Tensor) -> Tensor:
              return h
            def after(targets: Tensor) -> Tensor:
              return targets
            """;

    /** What stands at a place is said from the place before it. */
    private static final String NEXT = """
            def before(h: Tensor) -> Tensor:
              return torch.narrow(h, 1, 0, torch.size(h, 1) - 1)
            def after(targets: Tensor) -> Tensor:
              return torch.narrow(targets, 1, 1, torch.size(targets, 1) - 1)
            """;

    private static final String DECODE = """
              def decode(self: __torch__.Program, ps: List[Tensor], ids: Tensor, past: List[Tensor]) -> List[Tensor]:
                return __torch__.decode(ps, ids, past)
            """;

    private ProgramText() {}

    /** The whole program: further methods, and an architecture's functions. */
    static String of(Head head, String methods, String functions) {
        String decode = functions.contains("def decode(") ? DECODE : "";
        String scores = head.classifies() ? "" : TOKEN_SCORES;
        String cost = switch (head.task()) {
            case CLASSIFICATION -> CLASSES;
            case MASKED_LM -> IN_PLACE + TOKENS;
            case CAUSAL_LM -> NEXT + TOKENS;
        };
        return METHODS + methods + decode + scores + FUNCTIONS + functions + cost;
    }
}
