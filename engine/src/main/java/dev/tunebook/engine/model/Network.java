package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.util.List;

/** A model in memory: weights, and the program that computes with them. It reads ids and knows no text. */
public final class Network implements AutoCloseable {
    private final Torch torch;
    private final Config config;
    private final Head head;
    private final Weights weights;
    private final Program program;

    /** Compiles the program for a config and its weights, which this network then owns. */
    public Network(Torch torch, Config config, Head head, Weights weights) {
        this.torch = torch;
        this.config = config;
        this.head = head;
        this.weights = weights;
        this.program = Program.compile(torch, source(config, head, weights));
    }

    /**
     * A network with the weights of a checkpoint.
     *
     * @param head what it is for; a head that the checkpoint does not have is made up
     * @param newHead whether to make up the head even if the checkpoint has one
     * @param seed of what is made up
     */
    public static Network load(Torch torch, Config config, Head head, TensorFile file, boolean newHead, long seed) {
        Architecture architecture = Architectures.of(config);
        if (!architecture.tasks().contains(head.task())) {
            throw new UserException(
                    "task (" + head.task() + ") must be one that " + config.text("model_type", "") + " has a head for: "
                            + architecture.tasks().stream().sorted().toList() + ".",
                    "another model.");
        }
        Weights weights = Weights.load(torch, architecture, architecture.parameters(config, head), file, newHead, seed);
        return new Network(torch, config, head, weights);
    }

    private static String source(Config config, Head head, Weights weights) {
        List<String> names = weights.parameters().stream().map(Parameter::name).toList();
        return ProgramText.of(head, Architectures.of(config).program(config, head, name -> {
            int place = names.indexOf(name);
            if (place < 0) {
                throw new IllegalArgumentException(config.text("model_type", "") + " has no parameter " + name);
            }
            return "ps[" + place + "]";
        }));
    }

    /** Where it computes. */
    public Torch torch() {
        return torch;
    }

    /** Its shape. */
    public Config config() {
        return config;
    }

    /** What it is for. */
    public Head head() {
        return head;
    }

    /** What it has learned. */
    public Weights weights() {
        return weights;
    }

    /** The same network with weights of its own, equal to these. */
    public Network copy() {
        return new Network(torch, config, head, weights.copy());
    }

    /** Takes over the values of other weights of the same shape. */
    public void overwrite(Weights values) {
        overwrite(weights, values);
    }

    /** Puts the values of some weights in the place of others'. */
    public void overwrite(Weights to, Weights by) {
        program.numbers("overwrite", to.tensors(), by.tensors());
    }

    /** Logits without dropout, in the shape that the head's task says. */
    public Tensor logits(Scope owner, Batch batch) {
        return program.tensor(owner, "logits", weights.tensors(), batch.ids(), batch.lengths());
    }

    /** Natural log-probabilities without dropout. */
    public Tensor logProbabilities(Scope owner, Batch batch) {
        return program.tensor(owner, "log_probabilities", weights.tensors(), batch.ids(), batch.lengths());
    }

    /**
     * The loss and its gradients.
     *
     * @param targets class ids {@code [batch]}, or token ids {@code [batch, time]} in which −100 does not count; a
     *     causal model compares each with what it predicts from the ids before
     * @param seed decides what is dropped
     * @return the loss, a scalar, then a gradient for each weight in order
     */
    public List<Tensor> gradients(
            Scope owner, Batch batch, Tensor targets, long seed, double dropout, double labelSmoothing) {
        return program.tensors(
                owner,
                "gradients",
                weights.tensors(),
                batch.ids(),
                batch.lengths(),
                targets,
                seed,
                dropout,
                labelSmoothing);
    }

    /**
     * Takes one AdamW step in place.
     *
     * @param state eight lists of tensors: for the weights that decay, then for the others, the weights, first
     *     moments, second moments and step counters
     * @return loss before the step, global norm of the gradient before clipping, and 1 if the step was applied
     */
    public double[] step(List<List<Tensor>> state, Batch batch, Tensor targets, Rates rates, long seed) {
        return program.numbers(
                "step",
                weights.tensors(),
                state.get(0),
                state.get(1),
                state.get(2),
                state.get(3),
                state.get(4),
                state.get(5),
                state.get(6),
                state.get(7),
                batch.ids(),
                batch.lengths(),
                targets,
                seed,
                rates.learningRate(),
                rates.weightDecay(),
                rates.clip(),
                rates.dropout(),
                rates.labelSmoothing());
    }

    /** The numbers of a step, as {@link dev.tunebook.engine.spec.TrainSpec} explains them. */
    public record Rates(double learningRate, double weightDecay, double clip, double dropout, double labelSmoothing) {}

    /**
     * Reads ids after what is remembered.
     *
     * @param ids int64 {@code [batch, time]}
     * @param past what an earlier call returned without its first element; empty at first
     * @return logits {@code [batch, vocabulary]} of the last id, then what is to be remembered
     */
    public List<Tensor> decode(Scope owner, Tensor ids, List<Tensor> past) {
        return program.tensors(owner, "decode", weights.tensors(), ids, past);
    }

    @Override
    public void close() {
        program.close();
        weights.close();
    }
}
