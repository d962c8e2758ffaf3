package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Text;

/**
 * The TorchScript that every network shares: loss, gradients, clipping and AdamW around an architecture's forward.
 *
 * <p>One call is one training step; what comes back is numbers. {@code ps} holds the weights: those that are trained and
 * decay, those that are trained and do not, those that are frozen. AdamW is libtorch's fused one, once for each trained
 * group; the groups are arguments of their own, because what is written to a slice of a list counts as unused, and
 * TorchScript would leave it out. A step whose loss or gradient is not finite is not applied. With {@code half}, the
 * forward and backward computations are in bfloat16, and loss, gradients and weights stay in float32. What {@link
 * Regularisation} asks for is explained there; without it, nothing of it is computed.
 */
final class ProgramText {
    private static final String METHODS = """
              def logits(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, half: bool) -> Tensor:
                return __torch__.forward(__torch__.cast(ps, half), ids, lengths, 0.0, False).to(6)
              def log_probabilities(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, half: bool) -> Tensor:
                return __torch__.answers(__torch__.forward(__torch__.cast(ps, half), ids, lengths, 0.0, False))
              def gradients(self: __torch__.Program, ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, trained: int, seed: int, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool) -> List[Tensor]:
                return __torch__.slopes(ps, ids, lengths, targets, trained, seed, classes, anchors, dropout, smoothing, focal, rdrop, mixout, half)
              def accumulate(self: __torch__.Program, ps: List[Tensor], sums: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool, weight: float) -> List[float]:
                found = __torch__.slopes(ps, ids, lengths, targets, torch.len(sums), seed, classes, anchors, dropout, smoothing, focal, rdrop, mixout, half)
                torch.set_grad_enabled(False)
                torch._foreach_add_(sums, found[1:], alpha=weight)
                torch.set_grad_enabled(True)
                return [float(found[0])]
              def apply(self: __torch__.Program, sums: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], scales: List[Tensor], rate: float, epsilon: float, decay: float, clip: float, l1: float, l2: float, cost: float) -> List[float]:
                torch.set_grad_enabled(False)
                grads = torch._foreach_mul(sums, 1.0)
                torch._foreach_zero_(sums)
                result = __torch__.update(grads, decaying, means, squares, counts, exempt, exempt_means, exempt_squares, exempt_counts, scales, rate, epsilon, decay, clip, l1, l2, cost)
                torch.set_grad_enabled(True)
                return result
              def step(self: __torch__.Program, ps: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, scales: List[Tensor], rate: float, epsilon: float, decay: float, clip: float, l1: float, l2: float, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool) -> List[float]:
                trained = torch.len(decaying) + torch.len(exempt)
                found = __torch__.slopes(ps, ids, lengths, targets, trained, seed, classes, anchors, dropout, smoothing, focal, rdrop, mixout, half)
                torch.set_grad_enabled(False)
                result = __torch__.update(found[1:], decaying, means, squares, counts, exempt, exempt_means, exempt_squares, exempt_counts, scales, rate, epsilon, decay, clip, l1, l2, float(found[0]))
                torch.set_grad_enabled(True)
                return result
              def rows_in_use(self: __torch__.Program, some: Tensor, others: Tensor) -> Tensor:
                both = torch.maximum(torch.amax(torch.abs(some), [1]), torch.amax(torch.abs(others), [1]))
                return torch.gt(both, 0).to(6)
              def average(self: __torch__.Program, to: List[Tensor], by: List[Tensor], share: float) -> List[float]:
                for i in range(torch.len(to)):
                  _0 = torch.copy_(to[i], torch.lerp(to[i], by[i], share))
                return annotate(List[float], [])
              def exchange(self: __torch__.Program, some: List[Tensor], others: List[Tensor]) -> List[float]:
                for i in range(torch.len(some)):
                  kept = torch.clone(some[i])
                  _0 = torch.copy_(some[i], others[i])
                  _1 = torch.copy_(others[i], kept)
                return annotate(List[float], [])
              def overwrite(self: __torch__.Program, to: List[Tensor], by: List[Tensor]) -> List[float]:
                for i in range(torch.len(to)):
                  _0 = torch.copy_(to[i], by[i])
                return annotate(List[float], [])
            """;

    /**
     * The same step where a model looks few of its words up: only these are differentiated, and AdamW leaves out the
     * rows that no step has touched, whose moments are zero, so that nothing but their decay changes them.
     */
    private static final String FEW_WORDS = """
              def step_of_few(self: __torch__.Program, place: int, touched: Tensor, %s) -> List[float]:
                trained = torch.len(decaying) + torch.len(exempt)
                words = decaying[place]
                distinct = torch._unique(ids, True, True)
                rows = (distinct)[0]
                few = torch.add(annotate(List[Tensor], []), ps)
                _0 = torch._set_item(few, place, torch.index_select(words, 0, rows))
                found = __torch__.slopes(few, (distinct)[1], lengths, targets, trained, seed, classes, anchors, dropout, smoothing, focal, rdrop, mixout, half)
                torch.set_grad_enabled(False)
                cost = float(found[0])
                grads = torch.add(annotate(List[Tensor], []), found[1:])
                norm = float(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(grads, 2))))
                applied = 0.0
                if norm - norm == 0.0 and cost - cost == 0.0:
                  applied = 1.0
                  if clip > 0.0 and norm > clip:
                    torch._foreach_mul_(grads, torch.full([], clip / (norm + 1e-06), dtype=6, device=grads[0].device))
                  _1 = torch.index_fill_(touched, 0, rows, 1.0)
                  alive = torch.reshape(torch.nonzero(touched), [-1])
                  slope = torch.index_select(torch.zeros_like(torch.narrow(words, 0, 0, 1)), 0, torch.zeros_like(alive))
                  _2 = torch.index_copy_(slope, 0, torch.searchsorted(alive, rows), grads[place])
                  _3 = torch._set_item(grads, place, slope)
                  ds = torch.add(annotate(List[Tensor], []), decaying)
                  ms = torch.add(annotate(List[Tensor], []), means)
                  ss = torch.add(annotate(List[Tensor], []), squares)
                  _4 = torch._set_item(ds, place, torch.index_select(words, 0, alive))
                  _5 = torch._set_item(ms, place, torch.index_select(means[place], 0, alive))
                  _6 = torch._set_item(ss, place, torch.index_select(squares[place], 0, alive))
                  n = torch.len(decaying)
                  __torch__.adamw(ds, grads[:n], ms, ss, counts, scales, 0, rate, epsilon, decay)
                  __torch__.adamw(exempt, grads[n:], exempt_means, exempt_squares, exempt_counts, scales, n, rate, epsilon, 0.0)
                  if decay > 0.0:
                    _7 = torch.mul_(words, 1.0 - rate * decay)
                  _8 = torch.index_copy_(words, 0, alive, ds[place])
                  _9 = torch.index_copy_(means[place], 0, alive, ms[place])
                  _10 = torch.index_copy_(squares[place], 0, alive, ss[place])
                torch.set_grad_enabled(True)
                return [cost, norm, applied]
            """.formatted(
                    "ps: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, seed: int, scales: List[Tensor], rate: float, epsilon: float, decay: float, clip: float, l1: float, l2: float, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool");

    private static final String FUNCTIONS = """
            def cast(ps: List[Tensor], half: bool) -> List[Tensor]:
              out = ps
              if half:
                out = annotate(List[Tensor], [])
                for p in ps:
                  _0 = torch.append(out, p.to(15))
              return out
            def anchored(leaves: List[Tensor], anchors: List[Tensor], p: float) -> List[Tensor]:
              out = leaves
              if p > 0.0:
                out = annotate(List[Tensor], [])
                for i in range(torch.len(leaves)):
                  leaf = leaves[i]
                  if i < torch.len(anchors):
                    back = torch.gt(torch.bernoulli(torch.zeros_like(anchors[i]), p), 0)
                    leaf = torch.div(torch.sub(torch.where(back, anchors[i], leaf), anchors[i], alpha=p), 1.0 - p)
                  _0 = torch.append(out, leaf)
              return out
            def cost(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, classes: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float) -> Tensor:
              said = [__torch__.said(ps, ids, lengths, targets, dropout)]
              if rdrop > 0.0:
                _0 = torch.append(said, __torch__.said(ps, ids, lengths, targets, dropout))
              return __torch__.weighed(said, __torch__.wanted(targets), classes, smoothing, focal, rdrop)
            def weighed(said: List[Tensor], wanted: Tensor, classes: List[Tensor], smoothing: float, focal: float, rdrop: float) -> Tensor:
              cost = __torch__.loss(said[0], wanted, classes, smoothing, focal)
              if torch.len(said) > 1:
                both = torch.add(cost, __torch__.loss(said[1], wanted, classes, smoothing, focal))
                apart = __torch__.divergence(said[0], said[1])
                cost = torch.add(torch.mul(both, 0.5), __torch__.mean(apart, wanted, classes), alpha=rdrop)
              return cost
            def pulled(found: List[Tensor], decaying: List[Tensor], scales: List[Tensor], l1: float, l2: float) -> List[Tensor]:
              out = found
              if l1 > 0.0 or l2 > 0.0 or torch.len(scales) > 0:
                out = annotate(List[Tensor], [])
                for i in range(torch.len(found)):
                  g = found[i]
                  if i < torch.len(decaying):
                    g = torch.add(torch.add(g, torch.sign(decaying[i]), alpha=l1), decaying[i], alpha=l2)
                  if torch.len(scales) > 0:
                    if float(torch.select(scales[0], 0, i)) == 0.0:
                      g = torch.zeros_like(g)
                  _0 = torch.append(out, g)
              return out
            def update(found: List[Tensor], decaying: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], exempt: List[Tensor], exempt_means: List[Tensor], exempt_squares: List[Tensor], exempt_counts: List[Tensor], scales: List[Tensor], rate: float, epsilon: float, decay: float, clip: float, l1: float, l2: float, cost: float) -> List[float]:
              grads = __torch__.pulled(found, decaying, scales, l1, l2)
              norm = float(torch.linalg_vector_norm(torch.stack(torch._foreach_norm(grads, 2))))
              applied = 0.0
              if norm - norm == 0.0 and cost - cost == 0.0:
                applied = 1.0
                if clip > 0.0 and norm > clip:
                  torch._foreach_mul_(grads, torch.full([], clip / (norm + 1e-06), dtype=6, device=grads[0].device))
                n = torch.len(decaying)
                __torch__.adamw(decaying, grads[:n], means, squares, counts, scales, 0, rate, epsilon, decay)
                __torch__.adamw(exempt, grads[n:], exempt_means, exempt_squares, exempt_counts, scales, n, rate, epsilon, 0.0)
              return [cost, norm, applied]
            def adamw(ps: List[Tensor], grads: List[Tensor], means: List[Tensor], squares: List[Tensor], counts: List[Tensor], scales: List[Tensor], first: int, rate: float, epsilon: float, decay: float) -> NoneType:
              if torch.len(ps) > 0:
                before = annotate(List[Tensor], [])
                if torch.len(scales) > 0:
                  before = torch._foreach_mul(ps, 1.0)
                torch._foreach_add_(counts, torch.ones_like(counts[0]))
                torch._fused_adamw_(ps, grads, means, squares, annotate(List[Tensor], []), counts, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=epsilon, amsgrad=False, maximize=False)
                for i in range(torch.len(before)):
                  scale = torch.select(scales[0], 0, first + i)
                  _0 = torch.copy_(ps[i], torch.lerp(before[i], ps[i], scale))
                  if float(scale) == 0.0:
                    _1 = torch.sub_(counts[i], 1)
              return None
            """;

    private static final String SLOPES = """
            def slopes(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, trained: int, seed: int, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool) -> List[Tensor]:
              torch.manual_seed(seed)
              leaves = annotate(List[Tensor], [])
              for p in ps[:trained]:
                _0 = torch.append(leaves, torch.requires_grad_(torch.detach(p)))
              whole = torch.add(__torch__.anchored(leaves, anchors, mixout), ps[trained:])
              cost = __torch__.cost(__torch__.cast(whole, half), ids, lengths, targets, classes, dropout, smoothing, focal, rdrop)
              found = torch.autograd.grad([cost], leaves, None, None, False, True)
              out = [torch.detach(cost)]
              for i in range(torch.len(leaves)):
                g = found[i]
                if g is None:
                  _1 = torch.append(out, torch.zeros_like(leaves[i]))
                else:
                  _2 = torch.append(out, g)
              return out
            """;

    private static final String ROWS = """
            def said(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, dropout: float) -> Tensor:
              return __torch__.forward(ps, ids, lengths, dropout, True).to(6)
            """;

    /** A classifier's head on the last hidden states of its layers. */
    private static final String ANSWERS = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return __torch__.answer(ps, __torch__.hidden(ps, ids, lengths, dropout, train), lengths, dropout, train)
            def told(ps: List[Tensor], h: Tensor, lengths: Tensor, targets: Tensor, dropout: float) -> Tensor:
              return __torch__.answer(ps, h, lengths, dropout, True).to(6)
            """;

    /** The head is applied where there is something to predict, and nowhere else: a vocabulary is wide. */
    private static final String TOKENS = """
            def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -> Tensor:
              return __torch__.words(ps, __torch__.hidden(ps, ids, lengths, dropout, train))
            def counted(wanted: Tensor) -> Tensor:
              return torch.reshape(torch.nonzero(torch.ne(wanted, -100)), [-1])
            def wanted(targets: Tensor) -> Tensor:
              all = torch.reshape(__torch__.after(targets), [-1])
              return torch.index_select(all, 0, __torch__.counted(all))
            def said(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, dropout: float) -> Tensor:
              return __torch__.told(ps, __torch__.hidden(ps, ids, lengths, dropout, True), lengths, targets, dropout)
            def told(ps: List[Tensor], h: Tensor, lengths: Tensor, targets: Tensor, dropout: float) -> Tensor:
              x = __torch__.before(h)
              places = __torch__.counted(torch.reshape(__torch__.after(targets), [-1]))
              rows = torch.index_select(torch.reshape(x, [-1, torch.size(x, -1)]), 0, places)
              return __torch__.words(ps, rows).to(6)
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

    /**
     * The whole program: further methods, and an architecture's functions.
     *
     * @param recomputes whether gradients are found layer by layer, where there are layers: see {@link Recomputation}
     */
    static String of(Head head, String methods, String functions, boolean recomputes) {
        String decode = functions.contains("def decode(") ? DECODE : "";
        String scores = head.classifies() ? "" : TOKEN_SCORES;
        String answers = functions.contains("def answer(") ? ANSWERS : "";
        String cost = switch (head.task()) {
            case CLASSIFICATION -> AnswerText.of(head) + answers + ROWS;
            case MASKED_LM -> IN_PLACE + TOKENS + AnswerText.CLASSES;
            case CAUSAL_LM -> NEXT + TOKENS + AnswerText.CLASSES;
        };
        String slopes = recomputes && functions.contains("def block(") ? Recomputation.SLOPES : SLOPES;
        return METHODS + FEW_WORDS + methods + decode + scores + Text.DROPOUT + FUNCTIONS + slopes + functions + cost;
    }
}
