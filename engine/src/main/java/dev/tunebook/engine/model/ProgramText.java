package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Head;

/**
 * The TorchScript that every network shares: loss, gradients, clipping and AdamW around an architecture's forward.
 *
 * <p>One call is one training step; what comes back is numbers. AdamW is libtorch's fused one, twice: for the tensors
 * that decay, which come first, and for the rest. Both are arguments of their own: what is written to a slice of a list
 * counts as unused, and TorchScript would leave it out. A step whose loss or gradient is not finite is not applied.
 */
final class ProgramText {
    private static final String METHODS = """
              def logits(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor) -> Tensor:
                return __torch__.forward(ps, ids, lengths, 0.0, False)
              def log_probabilities(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor) -> Tensor:
                logits = __torch__.forward(ps, ids, lengths, 0.0, False)
                return torch.log_softmax(logits, -1, dtype=6)
              def gradients(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, dropout: float, smoothing: float) -> List[Tensor]:
                torch.manual_seed(seed)
                leaves = __torch__.leaves(ps)
                loss = __torch__.loss(__torch__.forward(leaves, ids, lengths, dropout, True), targets, smoothing)
                grads = __torch__.slopes(loss, leaves)
                return torch.add([torch.detach(loss)], grads)
              def step(self: __torch__.Program, ps: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, rate: float, decay: float, clip: float, dropout: float, smoothing: float) -> List[float]:
                torch.manual_seed(seed)
                leaves = __torch__.leaves(ps)
                loss = __torch__.loss(__torch__.forward(leaves, ids, lengths, dropout, True), targets, smoothing)
                grads = __torch__.slopes(loss, leaves)
                torch.set_grad_enabled(False)
                norm = float(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(grads, 2))))
                cost = float(loss)
                applied = 0.0
                if norm - norm == 0.0 and cost - cost == 0.0:
                  applied = 1.0
                  if clip > 0.0 and norm > clip:
                    torch._foreach_mul_(grads, clip / (norm + 1e-06))
                  n = torch.len(decaying)
                  __torch__.adamw(decaying, grads[:n], means, squares, counts, rate, decay)
                  __torch__.adamw(exempt, grads[n:], exempt_means, exempt_squares, exempt_counts, rate, 0.0)
                torch.set_grad_enabled(True)
                return [cost, norm, applied]
              def overwrite(self: __torch__.Program, to: List[Tensor], by: List[Tensor]) -> List[float]:
                for i in range(torch.len(to)):
                  _0 = torch.copy_(to[i], by[i])
                return annotate(List[float], [])
            """;

    private static final String FUNCTIONS = """
            def leaves(ps: List[Tensor]) -> List[Tensor]:
              out = annotate(List[Tensor], [])
              for p in ps:
                out = torch.append(out, torch.requires_grad_(torch.detach(p)))
              return out
            def slopes(loss: Tensor, leaves: List[Tensor]) -> List[Tensor]:
              found = torch.autograd.grad([loss], leaves, None, None, False, True)
              out = annotate(List[Tensor], [])
              for i in range(torch.len(leaves)):
                g = found[i]
                if g is None:
                  out = torch.append(out, torch.zeros_like(leaves[i]))
                else:
                  out = torch.append(out, g)
              return out
            def adamw(ps: List[Tensor], grads: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], rate: float, decay: float) -> NoneType:
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

    /** The whole program around an architecture's functions. */
    static String of(Head head, String functions) {
        String decode = functions.contains("def decode(") ? DECODE : "";
        String loss = switch (head.task()) {
            case CLASSIFICATION -> CLASSES;
            case MASKED_LM -> TOKENS;
            case CAUSAL_LM -> NEXT_TOKENS;
        };
        return METHODS + decode + FUNCTIONS + loss + functions;
    }
}
