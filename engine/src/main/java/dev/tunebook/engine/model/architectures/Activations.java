package dev.tunebook.engine.model.architectures;

/**
 * What a model's layers keep for the backward pass, as {@code MemoryBenchmark} measured it.
 *
 * @param layers how many
 * @param width of the hidden states
 * @param inner width of the feed-forward net
 * @param heads of the attention
 * @param widths tensors {@code [batch, time, width]} that a layer keeps
 * @param inners tensors {@code [batch, time, inner]} that a layer keeps
 */
public record Activations(int layers, long width, long inner, int heads, double widths, double inners) {
    /** Of a model without layers. */
    public static final Activations NONE = new Activations(0, 0, 0, 0, 0, 0);

    /** Numbers that a layer keeps of each token, those of attention aside. */
    public double perToken() {
        return widths * width + inners * inner;
    }
}
