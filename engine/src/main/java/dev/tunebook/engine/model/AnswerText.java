package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Head;

/**
 * The TorchScript of what a head's outputs mean: {@code wanted} prepares targets, {@code loss} is what is minimised,
 * {@code answers} is what a user is told.
 *
 * <ul>
 *   <li>Classes and tokens: cross-entropy; answers are log-probabilities.
 *   <li>Labels: binary cross-entropy, mean over rows and labels; class weights multiply a label's yes; smoothing moves
 *       yes and no towards one half; the focal factor is (1 − p)^γ of each answer. Answers are log-probabilities of yes.
 *   <li>A number: mean squared error in units of the head's scale. Answers are numbers in the targets' unit.
 * </ul>
 */
final class AnswerText {
    /** Where an output per row is compared with a class. */
    static final String CLASSES = """
            def answers(logits: Tensor) -> Tensor:
              return torch.log_softmax(logits, -1, dtype=6)
            def loss(logits: Tensor, wanted: Tensor, classes: List[Tensor], smoothing: float, focal: float) -> Tensor:
              if torch.len(classes) == 0 and focal == 0.0:
                cost = torch.cross_entropy_loss(logits, wanted, None, 1, -100, smoothing)
              else:
                weights = torch.ones_like(torch.select(logits, 0, 0))
                if torch.len(classes) > 0:
                  weights = classes[0]
                rows = torch.cross_entropy_loss(logits, wanted, weights, 0, -100, smoothing)
                right = torch.squeeze(torch.gather(torch.softmax(logits, -1), 1, torch.unsqueeze(wanted, 1)), 1)
                hard = torch.pow(torch.rsub(right, 1.0), focal)
                cost = torch.div(torch.sum(torch.mul(rows, hard)), torch.sum(torch.index_select(weights, 0, wanted)))
              return cost
            def mean(rows: Tensor, wanted: Tensor, classes: List[Tensor]) -> Tensor:
              if torch.len(classes) == 0:
                out = torch.mean(rows)
              else:
                weights = torch.index_select(classes[0], 0, wanted)
                out = torch.div(torch.sum(torch.mul(rows, weights)), torch.sum(weights))
              return out
            def divergence(some: Tensor, others: Tensor) -> Tensor:
              p = torch.log_softmax(some, -1)
              q = torch.log_softmax(others, -1)
              apart = torch.mul(torch.sub(torch.exp(p), torch.exp(q)), torch.sub(p, q))
              return torch.mul(torch.sum(apart, [-1]), 0.5)
            """;

    private static final String LABELS = """
            def wanted(targets: Tensor) -> Tensor:
              return targets
            def answers(logits: Tensor) -> Tensor:
              return torch.log_sigmoid(logits.to(6))
            def loss(logits: Tensor, wanted: Tensor, classes: List[Tensor], smoothing: float, focal: float) -> Tensor:
              soft = torch.add(torch.mul(wanted, 1.0 - smoothing), 0.5 * smoothing)
              if torch.len(classes) > 0:
                each = torch.binary_cross_entropy_with_logits(logits, soft, None, classes[0], 0)
              else:
                each = torch.binary_cross_entropy_with_logits(logits, soft, None, None, 0)
              if focal > 0.0:
                yes = torch.sigmoid(logits)
                right = torch.add(torch.mul(yes, wanted), torch.mul(torch.rsub(yes, 1.0), torch.rsub(wanted, 1.0)))
                each = torch.mul(each, torch.pow(torch.rsub(right, 1.0), focal))
              return torch.mean(each)
            def divergence(some: Tensor, others: Tensor) -> Tensor:
              apart = torch.mul(torch.sub(torch.sigmoid(some), torch.sigmoid(others)), torch.sub(some, others))
              return torch.mul(torch.mean(apart, [-1]), 0.5)
            """;

    private static final String NUMBER = """
            def wanted(targets: Tensor) -> Tensor:
              return torch.div(torch.sub(targets, %1$s), %2$s)
            def answers(logits: Tensor) -> Tensor:
              return torch.add(torch.mul(logits.to(6), %2$s), %1$s)
            def loss(logits: Tensor, wanted: Tensor, classes: List[Tensor], smoothing: float, focal: float) -> Tensor:
              return torch.mse_loss(logits, wanted, 1)
            def divergence(some: Tensor, others: Tensor) -> Tensor:
              return torch.mean(torch.pow(torch.sub(some, others), 2), [-1])
            """;

    private static final String PLAIN_MEAN = """
            def mean(rows: Tensor, wanted: Tensor, classes: List[Tensor]) -> Tensor:
              return torch.mean(rows)
            """;

    private AnswerText() {}

    /** For a head that says something of a text as a whole. */
    static String of(Head head) {
        return switch (head.kind()) {
            case MULTI_LABEL -> LABELS + PLAIN_MEAN;
            case REGRESSION -> NUMBER.formatted(head.centre(), head.scale()) + PLAIN_MEAN;
            default -> """
                    def wanted(targets: Tensor) -> Tensor:
                      return targets
                    """ + CLASSES;
        };
    }
}
