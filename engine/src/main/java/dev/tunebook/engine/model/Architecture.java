package dev.tunebook.engine.model;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a family of models computes, derived from its config alone.
 *
 * <p>The text that {@link #forward} returns is TorchScript, and the architecture's documentation: it is meant to be
 * read.
 */
public interface Architecture {
    /** The tensors that a model of this config has, with a classification head of so many classes. */
    List<Parameter> parameters(Config config, int classes);

    /**
     * The body of
     *
     * <pre>def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -&gt; Tensor:</pre>
     *
     * indented by two blanks. {@code ids} is int64 {@code [batch, time]}, padded on the right; {@code lengths} is int64
     * {@code [batch]}; what it returns is logits {@code [batch, classes]}.
     *
     * @param parameter turns a parameter's name into the TorchScript expression for it
     */
    String forward(Config config, int classes, UnaryOperator<String> parameter);
}
