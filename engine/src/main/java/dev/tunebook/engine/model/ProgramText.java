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
              logits = __torch__.forward(__torch__.cast(whole, half), ids, lengths, dropout, True).to(6)
              cost = __torch__.loss(logits, targets, smoothing)
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
            def loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
              return torch.cross_entropy_loss(logits, targets, None, 1, -100, smoothing)
            """;

    private static final String TOKENS = """
            def loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
              rows = torch.reshape(logits, [-1, torch.size(logits, -1)])
              return torch.cross_entropy_loss(rows, torch.reshape(targets, [-1]), None, 1, -100, smoothing)
            """;

    private static final String NEXT_TOKENS = """
            def loss(logits: Tensor, targets: Tensor, smoothing: float) -> Tensor:
              time = torch.size(targets, 1)
              rows = torch.reshape(torch.narrow(logits, 1, 0, time - 1), [-1, torch.size(logits, -1)])
              following = torch.reshape(torch.narrow(targets, 1, 1, time - 1), [-1])
              return torch.cross_entropy_loss(rows, following, None, 1, -100, smoothing)
            """;

    private static final String DECODE = """
              def decode(self: __torch__.Program, ps: List[Tensor], ids: Tensor, past: List[Tensor]) -> List[Tensor]:
                return __torch__.decode(ps, ids, past)
            """;

    private ProgramText() {}

    /** The whole program: further methods, and an architecture's functions. */
    static String of(Head head, String methods, String functions) {
        String decode = functions.contains("def decode(") ? DECODE : "";
        String loss = switch (head.task()) {
            case CLASSIFICATION -> CLASSES;
            case MASKED_LM -> TOKENS;
            case CAUSAL_LM -> NEXT_TOKENS;
        };
        return METHODS + methods + decode + FUNCTIONS + loss + functions;
    }
}
