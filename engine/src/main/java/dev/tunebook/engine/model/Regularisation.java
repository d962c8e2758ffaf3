package dev.tunebook.engine.model;

import dev.tunebook.engine.torch.Tensor;
import java.util.List;

/**
 * What a step does against overfitting besides dropout, decoupled weight decay and label smoothing. Zero, and an empty
 * list, do nothing.
 *
 * <ul>
 *   <li>L1 and L2: the penalty l1·Σ|w| + l2/2·Σw² over the weights that decay; its gradient counts towards the norm
 *       that is clipped, its value not towards the loss that is reported.
 *   <li>Mixout (Lee, Cho and Kang 2019, arXiv:1909.11299): in each step every number of a weight that decays is its
 *       anchor's with probability p, and the others are moved away so that the mean stays:
 *       (m·anchor + (1 − m)·w − p·anchor) / (1 − p).
 *   <li>R-Drop (Wu et al. 2021, arXiv:2106.14448): two passes with different dropout; the mean of both losses and α
 *       times the mean of both Kullback-Leibler divergences between them.
 *   <li>Focal loss (Lin et al. 2017, arXiv:1708.02002): a row's loss times (1 − p)^γ, p being the probability of its
 *       class.
 *   <li>Class weights: the mean over rows weighs each by its class, and divides by the weights' sum.
 * </ul>
 *
 * @param l1 factor of the sum of absolute values
 * @param l2 factor of half the sum of squares
 * @param focal γ
 * @param rDrop α
 * @param mixout p
 * @param anchors what mixout goes back to: a tensor for each weight that decays
 * @param classWeights one tensor {@code [classes]}
 * @param scales one tensor {@code [trained]}: factors on the learning rate of each trained weight; 0 leaves it and its
 *     moments as they are
 */
public record Regularisation(
        double l1,
        double l2,
        double focal,
        double rDrop,
        double mixout,
        List<Tensor> anchors,
        List<Tensor> classWeights,
        List<Tensor> scales) {
    /** Does nothing. */
    public static final Regularisation NONE = new Regularisation(0, 0, 0, 0, 0, List.of(), List.of(), List.of());

    /** Whether it changes the loss at most, and neither weights nor gradients one by one. */
    public boolean isOfLossAlone() {
        return l1 == 0 && l2 == 0 && mixout == 0 && scales.isEmpty();
    }
}
