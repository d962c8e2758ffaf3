package dev.tunebook.engine.model.architectures;

import dev.tunebook.engine.spec.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * How a family of models computes, derived from its config alone.
 *
 * <p>The text that {@link #program} returns is TorchScript, and the architecture's documentation: it is meant to be
 * read. It is a list of free functions, among them
 *
 * <pre>def enter(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -&gt; List[Tensor]
 *def depth() -&gt; int
 *def block(ps: List[Tensor], i: int, x: Tensor, begun: List[Tensor], dropout: float, train: bool) -&gt; Tensor
 *def close(ps: List[Tensor], x: Tensor) -&gt; Tensor
 *def hidden(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -&gt; Tensor</pre>
 *
 * where {@code ids} is int64 {@code [batch, time]}, padded on the right, and {@code lengths} is int64 {@code [batch]}.
 * What {@code enter} returns is {@code begun}: the hidden states that the first of {@code depth} layers reads, and what
 * all layers need besides; {@code hidden} is all of it, from ids to the last hidden states {@code [batch, time, width]}:
 * {@link Stack} writes it. On top stands a head: with {@code h} the last hidden states, a classifier's logits as {@link
 * Task} says, or the logits of words at any places, which need not be computed where none is asked for:
 *
 * <pre>def answer(ps: List[Tensor], h: Tensor, lengths: Tensor, dropout: float, train: bool) -&gt; Tensor
 *def words(ps: List[Tensor], x: Tensor) -&gt; Tensor</pre>
 *
 * A classifier without layers has one function instead of all of these:
 *
 * <pre>def forward(ps: List[Tensor], ids: Tensor, lengths: Tensor, dropout: float, train: bool) -&gt; Tensor</pre>
 *
 * One that can generate also has
 *
 * <pre>def decode(ps: List[Tensor], ids: Tensor, past: List[Tensor]) -&gt; List[Tensor]</pre>
 *
 * which reads ids after what {@code past} remembers, and returns logits {@code [batch, vocabulary]} of the last id and
 * then what the next call has to remember. {@code past} is empty at first.
 */
public interface Architecture {
    /** The tensors that a model of this config and head has. */
    List<Parameter> parameters(Config config, Head head);

    /**
     * The free functions.
     *
     * @param parameter turns a parameter's name into the TorchScript expression for it
     */
    String program(Config config, Head head, UnaryOperator<String> parameter);

    /** What the family is called in names of classes, such as {@code Bert}; empty when no other tool has it. */
    String family();

    /** The class that a checkpoint with a head names in its config, if any: Transformers finds the head by it. */
    default Optional<String> className(Head head) {
        String ending = switch (head.task()) {
            case CLASSIFICATION -> "ForSequenceClassification";
            case MASKED_LM -> "ForMaskedLM";
            case CAUSAL_LM -> causalEnding();
        };
        return family().isEmpty() ? Optional.empty() : Optional.of(family() + ending);
    }

    /** What names of classes with a causal language-modelling head end in. */
    default String causalEnding() {
        return "ForCausalLM";
    }

    /** The heads it can have. */
    Set<Task> tasks();

    /** The longest input in tokens. */
    int positions(Config config);

    /** What comes before every name of the trunk in a checkpoint with a head, and is missing in one without. */
    String prefix();

    /** Whether a parameter belongs to the trunk, which every checkpoint has, rather than to a head. */
    default boolean isTrunk(String parameter) {
        return parameter.startsWith(prefix());
    }

    /**
     * Whether a parameter belongs to no classes in particular, so that a new head keeps it where the checkpoint has it,
     * although not every checkpoint does.
     */
    default boolean isOptional(String parameter) {
        return false;
    }

    /** Whether a parameter is an embedding, looked up by id or place. */
    default boolean isEmbedding(String parameter) {
        return parameter.matches(".*(embedding|embed_tokens|\\.wte\\.|\\.wpe\\.).*");
    }

    /** Whether a parameter is the matrix of a linear layer of the trunk. */
    default boolean isLinear(Parameter parameter) {
        return isTrunk(parameter.name()) && parameter.shape().length == 2 && !isEmbedding(parameter.name());
    }

    /** What its layers keep for the backward pass. */
    default Activations activations(Config config) {
        return Activations.NONE;
    }

    /**
     * Whether ids are only looked up, in an embedding that serves for nothing else: then one that holds the rows of a
     * batch alone, and ids that are places in it, give the same result.
     */
    default boolean looksUpOnly(Config config, Head head) {
        return head.classifies();
    }

    /** Whether a matrix is {@code [in, out]} rather than {@code [out, in]}. */
    default boolean isTransposed(String parameter) {
        return false;
    }
}
