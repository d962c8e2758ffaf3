package dev.tunebook.engine.model;

/**
 * Gradients found layer by layer (Chen et al. 2016, arXiv:1604.06174): of the forward pass only what goes into each layer
 * is kept, and each layer is computed again on the way back.
 *
 * <p>The result is that of one backward pass to the bit, because each layer begins with the random stream it had: less
 * memory for about a third more time. Weights are stood in for by {@code mids}, which a backward pass ends at; where
 * they come from {@code leaves} by mixout or in another precision, the last pass goes on to these.
 */
final class Recomputation {
    /** Takes the place of the function that differentiates everything at once. */
    static final String SLOPES = """
            def gather(sums: List[Tensor], seen: List[bool], found: List[Optional[Tensor]], first: int) -> NoneType:
              for i in range(torch.len(sums)):
                g = found[first + i]
                if g is None:
                  pass
                else:
                  if seen[i]:
                    _0 = torch._set_item(sums, i, torch.add(sums[i], g))
                  else:
                    _1 = torch._set_item(sums, i, g)
                    _2 = torch._set_item(seen, i, True)
              return None
            def known(g: Optional[Tensor], like: Tensor) -> Tensor:
              out = like
              if g is None:
                out = torch.zeros_like(like)
              else:
                out = g
              return out
            def slopes(ps: List[Tensor], ids: Tensor, lengths: Tensor, targets: Tensor, trained: int, seed: int, classes: List[Tensor], anchors: List[Tensor], dropout: float, smoothing: float, focal: float, rdrop: float, mixout: float, half: bool) -> List[Tensor]:
              torch.manual_seed(seed)
              leaves = annotate(List[Tensor], [])
              for p in ps[:trained]:
                _0 = torch.append(leaves, torch.requires_grad_(torch.detach(p)))
              used = __torch__.cast(torch.add(__torch__.anchored(leaves, anchors, mixout), ps[trained:]), half)
              mids = annotate(List[Tensor], [])
              for i in range(torch.len(used)):
                mid = torch.detach(used[i])
                if i < trained:
                  mid = torch.requires_grad_(mid)
                _1 = torch.append(mids, mid)
              passes = 1
              if rdrop > 0.0:
                passes = 2
              depth = __torch__.depth()
              begun = annotate(List[Tensor], [])
              starts = annotate(List[Tensor], [])
              inputs = annotate(List[Tensor], [])
              seeds = annotate(List[int], [])
              tops = annotate(List[Tensor], [])
              said = annotate(List[Tensor], [])
              for n in range(passes):
                begun = __torch__.enter(mids, ids, lengths, dropout, True)
                _2 = torch.append(starts, begun[0])
                torch.set_grad_enabled(False)
                x = torch.detach(begun[0])
                for i in range(depth):
                  _3 = torch.append(inputs, x)
                  _4 = torch.append(seeds, __torch__.mark(True))
                  x = __torch__.block(mids, i, x, begun, dropout, True)
                torch.set_grad_enabled(True)
                top = torch.requires_grad_(torch.detach(x))
                _5 = torch.append(tops, top)
                _6 = torch.append(said, __torch__.told(mids, __torch__.close(mids, top), lengths, targets, dropout))
              cost = __torch__.weighed(said, __torch__.wanted(targets), classes, smoothing, focal, rdrop)
              found = torch.autograd.grad([cost], torch.add(tops, mids[:trained]), None, None, False, True)
              sums = torch.add(annotate(List[Tensor], []), mids[:trained])
              seen = annotate(List[bool], [])
              for i in range(trained):
                _7 = torch.append(seen, False)
              __torch__.gather(sums, seen, found, passes)
              for n in range(passes):
                slope = __torch__.known(found[n], tops[n])
                for j in range(depth):
                  place = n * depth + depth - 1 - j
                  y = torch.requires_grad_(torch.detach(inputs[place]))
                  torch.manual_seed(seeds[place])
                  out = __torch__.block(mids, depth - 1 - j, y, begun, dropout, True)
                  part = torch.autograd.grad([out], torch.add([y], mids[:trained]), annotate(List[Optional[Tensor]], [slope]), None, False, True)
                  slope = __torch__.known(part[0], y)
                  __torch__.gather(sums, seen, part, 1)
                if starts[n].requires_grad:
                  rest = torch.autograd.grad([starts[n]], mids[:trained], annotate(List[Optional[Tensor]], [slope]), None, False, True)
                  __torch__.gather(sums, seen, rest, 0)
              if half or mixout > 0.0:
                ends = annotate(List[Tensor], [])
                weights = annotate(List[Optional[Tensor]], [])
                for i in range(trained):
                  if seen[i]:
                    _8 = torch.append(ends, used[i])
                    _9 = torch.append(weights, sums[i])
                through = torch.autograd.grad(ends, leaves, weights, None, False, True)
                for i in range(trained):
                  _10 = torch._set_item(sums, i, __torch__.known(through[i], leaves[i]))
              else:
                for i in range(trained):
                  if not seen[i]:
                    _11 = torch._set_item(sums, i, torch.zeros_like(leaves[i]))
              return torch.add([torch.detach(cost)], sums)
            """;

    private Recomputation() {}
}
