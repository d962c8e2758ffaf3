package dev.tunebook.engine.model;

import dev.tunebook.engine.model.adapters.AdapterFolder;
import dev.tunebook.engine.model.architectures.Activations;
import dev.tunebook.engine.model.architectures.Architecture;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.SafetensorsWriter;
import dev.tunebook.engine.model.files.TensorFile;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model in memory: weights, and the program that computes with them. It reads ids and knows no text. */
public final class Network implements AutoCloseable {
    private final Torch torch;
    private final Config config;
    private final Head head;
    private final Weights weights;
    private final Tuning tuning;
    private final Optional<Lora> lora;
    private final Program program;

    /** Compiles the program for a config and its weights, which this network then owns. */
    public Network(Torch torch, Config config, Head head, Weights weights) {
        this(torch, config, head, weights, Tuning.WHOLE);
    }

    /** The same with adapters, which the weights then hold, or with layers that are computed again. */
    Network(Torch torch, Config config, Head head, Weights weights, Tuning tuning) {
        this.torch = torch;
        this.config = config;
        this.head = head;
        this.weights = weights;
        this.tuning = tuning;
        this.lora = tuning.lora();
        this.program = Program.compile(torch, source());
    }

    /**
     * A network with the weights of a checkpoint.
     *
     * @param head what it is for; a head that the checkpoint does not have is made up
     * @param newHead whether to make up the head even if the checkpoint has one
     * @param tuning which parameters are trained, and the seed of what is made up
     */
    public static Network load(Torch torch, Config config, Head head, TensorFile file, boolean newHead, Tuning tuning) {
        Architecture architecture = Architectures.of(config);
        List<Parameter> parameters = parameters(architecture, config, head, tuning);
        Weights weights = Weights.load(torch, architecture, parameters, file, newHead, tuning.seed());
        return new Network(torch, config, head, weights, tuning);
    }

    /** A network with made-up weights. */
    public static Network initial(Torch torch, Config config, Head head, Tuning tuning) {
        List<Parameter> parameters = parameters(Architectures.of(config), config, head, tuning);
        return new Network(torch, config, head, Weights.initial(torch, parameters, tuning.seed()), tuning);
    }

    private static List<Parameter> parameters(Architecture architecture, Config config, Head head, Tuning tuning) {
        if (!architecture.tasks().contains(head.task())) {
            throw noHead(config, head.task(), architecture.tasks());
        }
        return tuning.parameters(architecture, config, head);
    }

    static UserException noHead(Config config, Task wanted, Set<Task> there) {
        String type = config.text("model_type", "");
        String other = wanted == Task.MASKED_LM
                ? "an encoder, such as bert, distilbert, roberta or modernbert."
                : wanted == Task.CAUSAL_LM ? "a decoder, such as gpt2, llama, qwen2 or qwen3." : "another model.";
        return new UserException(
                "task (" + wanted.optionName() + ") must be one that " + type + " has a head for: "
                        + there.stream().sorted().map(Task::optionName).collect(Collectors.joining(", ")) + ".",
                "another --model: " + other);
    }

    private String source() {
        Architecture architecture = Architectures.of(config);
        List<String> names = weights.parameters().stream().map(Parameter::name).toList();
        return ProgramText.of(
                head,
                merged(names, name -> expression(architecture, names, name, false)),
                architecture.program(config, head, name -> expression(architecture, names, name, true)),
                tuning.recomputes());
    }

    /** A method that gives every weight with its adapter, if it has one, added to it. */
    private static String merged(List<String> names, UnaryOperator<String> expression) {
        return names.stream()
                .filter(name -> !Lora.isAdapter(name))
                .map(expression)
                .collect(Collectors.joining(
                        ", ",
                        "  def merged(self: __torch__.Program, ps: List[Tensor]) -> List[Tensor]:\n    return [",
                        "]\n"));
    }

    private String expression(Architecture architecture, List<String> names, String name, boolean training) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException(config.text("model_type", "") + " has no parameter " + name);
        }
        String weight = "ps[" + place + "]";
        return lora.filter(adapters -> Lora.adapts(names, name))
                .map(adapters -> adapters.expression(weight, architecture.isTransposed(name), names, name, training))
                .orElse(weight);
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

    /** What its layers keep for the backward pass. */
    public Activations activations() {
        return Architectures.of(config).activations(config);
    }

    /** Whether a parameter belongs to the trunk rather than to the head. */
    public boolean isOfTrunk(Parameter parameter) {
        return Architectures.of(config).isTrunk(parameter.name()) || Lora.isAdapter(parameter.name());
    }

    /** Whether its layers are computed again on the way back. */
    public boolean recomputes() {
        return tuning.recomputes();
    }

    /** Writes its weights, adapters merged into them, as a safetensors file. */
    public void save(Path file) {
        try (Scope scope = torch.scope()) {
            List<Parameter> whole = weights.parameters().stream()
                    .filter(parameter -> !Lora.isAdapter(parameter.name()))
                    .toList();
            List<Tensor> merged = program.tensors(scope, "merged", weights.tensors());
            SafetensorsWriter.write(
                    file,
                    IntStream.range(0, whole.size())
                            .mapToObj(i -> new SafetensorsWriter.Named(
                                    whole.get(i).name(),
                                    whole.get(i).shape(),
                                    () -> asSaved(whole.get(i), merged.get(i))))
                            .toList());
        }
    }

    /**
     * Writes its adapters, and what was trained whole beside them, in PEFT's layout.
     *
     * @param base folder or hub's name of the model that they belong to
     * @throws UserException when it has no adapters
     */
    public void saveAdapters(Path folder, String base) {
        Lora adapters = lora.orElseThrow(() -> new UserException(
                "This model must have been trained with adapters to save them alone.", "--lora-rank 8 in %train."));
        Architecture architecture = Architectures.of(config);
        List<SafetensorsWriter.Named> tensors = new ArrayList<>();
        boolean turned = false;
        for (int i = 0; i < weights.trained(); i++) {
            Parameter parameter = weights.parameters().get(i);
            Tensor tensor = weights.tensors().get(i);
            tensors.add(
                    new SafetensorsWriter.Named(parameter.name(), parameter.shape(), () -> asSaved(parameter, tensor)));
        }
        for (Parameter parameter : weights.parameters()) {
            turned |= architecture.isTransposed(parameter.name());
        }
        AdapterFolder.write(
                folder,
                new AdapterFolder.Content(
                        base, peftTask(), adapters.rank(), adapters.alpha(), adapters.dropout(), turned, tensors));
    }

    private float[] asSaved(Parameter parameter, Tensor tensor) {
        return head.kind() == Kind.REGRESSION
                ? NumberScale.saved(head, architecture(), weights.parameters(), parameter, tensor.floats())
                : tensor.floats();
    }

    /** Turns weights that say a number in its own unit into those that are trained. */
    void standardise() {
        for (int i = 0; i < weights.tensors().size(); i++) {
            Parameter parameter = weights.parameters().get(i);
            float[] values = weights.tensors().get(i).floats();
            float[] trained = NumberScale.trained(head, architecture(), weights.parameters(), parameter, values);
            if (trained != values) {
                try (Scope scope = torch.scope()) {
                    overwrite(List.of(weights.tensors().get(i)), List.of(scope.floats(trained, parameter.shape())));
                }
            }
        }
    }

    private String peftTask() {
        return switch (head.task()) {
            case CLASSIFICATION -> "SEQ_CLS";
            case CAUSAL_LM -> "CAUSAL_LM";
            case MASKED_LM -> "";
        };
    }

    /** The same network with weights of its own, equal to these. */
    public Network copy() {
        return new Network(torch, config, head, weights.copy(), tuning);
    }

    /** Takes over the values of other weights of the same shape. */
    public void overwrite(Weights values) {
        overwrite(weights, values);
    }

    /** Puts the values of some weights in the place of others'. */
    public void overwrite(Weights to, Weights by) {
        overwrite(to.tensors(), by.tensors());
    }

    /** Moves tensors by a share of the way towards others. */
    public void average(List<Tensor> to, List<Tensor> by, double share) {
        program.numbers("average", to, by, share);
    }

    /** Exchanges the values of tensors. */
    public void exchange(List<Tensor> some, List<Tensor> others) {
        program.numbers("exchange", some, others);
    }

    /**
     * Gives the top layers of the trunk made-up weights, as they would begin without a checkpoint.
     *
     * @param layers how many; the head is not one of them
     */
    public void renew(int layers, long seed) {
        List<Integer> depths = Layers.of(this).depths();
        for (int i = 0; i < depths.size(); i++) {
            Parameter parameter = weights.parameters().get(i);
            if (depths.get(i) >= 1 && depths.get(i) <= layers && !parameter.frozen()) {
                float[] values = parameter.values(new SplittableRandom(Seeds.of(seed, "renew " + parameter.name())));
                try (Scope scope = torch.scope()) {
                    overwrite(List.of(weights.tensors().get(i)), List.of(scope.floats(values, parameter.shape())));
                }
            }
        }
    }

    /** How it computes. */
    Architecture architecture() {
        return Architectures.of(config);
    }

    /** Puts the values of some tensors in the place of others'. */
    public void overwrite(List<Tensor> to, List<Tensor> by) {
        program.numbers("overwrite", to, by);
    }

    private Tensor ids(Batch batch) {
        requireKnown(batch.lowest(), batch.highest());
        return batch.ids();
    }

    /**
     * Refuses ids that there is no embedding of: libtorch would read beyond it, or give up the whole device.
     *
     * @throws UserException with the first that is out of range
     */
    void requireKnown(int... ids) {
        int size = config.integer("vocab_size", Integer.MAX_VALUE);
        for (int id : ids) {
            if (id < 0 || id >= size) {
                throw new UserException(
                        "id (" + id + ") must be from 0 to " + (size - 1) + ", since config.json's vocab_size is "
                                + size + ".",
                        "the tokenizer that belongs to this checkpoint.");
            }
        }
    }

    /** Logits without dropout, in the shape that the head's task says. */
    public Tensor logits(Scope owner, Batch batch) {
        return program.tensor(owner, "logits", weights.tensors(), ids(batch), batch.lengths(), false);
    }

    /** What is told without dropout: natural log-probabilities of classes, tokens or labels, or a number in its unit. */
    public Tensor answers(Scope owner, Batch batch) {
        return program.tensor(owner, "log_probabilities", weights.tensors(), ids(batch), batch.lengths(), false);
    }

    /**
     * How well a language model says tokens, without dropout.
     *
     * @param targets token ids {@code [batch, time]}; −100 does not count
     * @return sum of the negative log-likelihoods in nats, number of counted tokens, number of those that are likeliest
     */
    public double[] tokenScores(Batch batch, Tensor targets) {
        return program.numbers("token_scores", weights.tensors(), ids(batch), batch.lengths(), targets, false);
    }

    /** The numbers of a step, as {@link dev.tunebook.engine.spec.TrainSpec} explains them. */
    public record Rates(
            double learningRate,
            double epsilon,
            double weightDecay,
            double clip,
            double dropout,
            double labelSmoothing,
            boolean bfloat16,
            Regularisation more) {
        /** With the usual epsilon, and without further regularisation. */
        public Rates(
                double learningRate,
                double weightDecay,
                double clip,
                double dropout,
                double labelSmoothing,
                boolean bfloat16) {
            this(learningRate, 1e-8, weightDecay, clip, dropout, labelSmoothing, bfloat16, Regularisation.NONE);
        }

        /** What the loss depends on, as the program's methods take it. */
        private List<Object> ofLoss() {
            return List.of(
                    more.classWeights(),
                    more.anchors(),
                    dropout,
                    labelSmoothing,
                    more.focal(),
                    more.rDrop(),
                    more.mixout(),
                    bfloat16);
        }

        /** What the update depends on besides, as the program's methods take it. */
        private List<Object> ofUpdate() {
            return List.of(more.scales(), learningRate, epsilon, weightDecay, clip, more.l1(), more.l2());
        }
    }

    /**
     * The loss and its gradients.
     *
     * @param targets class ids {@code [batch]}, or token ids {@code [batch, time]} in which −100 does not count; a
     *     causal model compares each with what it predicts from the ids before
     * @param rates of which dropout, label smoothing and precision count here
     * @param seed decides what is dropped
     * @return the loss, a scalar, then a gradient for each weight that is trained, in order
     */
    public List<Tensor> gradients(Scope owner, Batch batch, Tensor targets, Rates rates, long seed) {
        List<Object> arguments = new ArrayList<>(
                List.of(weights.tensors(), ids(batch), batch.lengths(), targets, (long) weights.trained(), seed));
        arguments.addAll(rates.ofLoss());
        return program.tensors(owner, "gradients", arguments.toArray());
    }

    /**
     * Takes one AdamW step in place.
     *
     * @param state eight lists of tensors: for the trained weights that decay, then for the others, the weights, first
     *     moments, second moments and step counters
     * @return loss before the step, global norm of the gradient before clipping, and 1 if the step was applied
     */
    public double[] step(List<List<Tensor>> state, Batch batch, Tensor targets, Rates rates, long seed) {
        List<Object> arguments = new ArrayList<>(List.of(weights.tensors()));
        arguments.addAll(state);
        arguments.addAll(List.of(ids(batch), batch.lengths(), targets, seed));
        arguments.addAll(rates.ofUpdate());
        arguments.addAll(rates.ofLoss());
        return program.numbers("step", arguments.toArray());
    }

    /**
     * The place among the trained weights of the embedding that ids are looked up in, where a step need not pay for the
     * rows it does not look up: where ids are only looked up, and unless it is frozen. A head that says words by their
     * embeddings moves all of them in every step.
     */
    public OptionalInt words() {
        Architecture architecture = Architectures.of(config);
        if (!architecture.looksUpOnly(config, head)) {
            return OptionalInt.empty();
        }
        long size = config.integer("vocab_size");
        int[] places = IntStream.range(0, weights.decayed())
                .filter(i ->
                        architecture.isEmbedding(weights.parameters().get(i).name()))
                .filter(i -> weights.parameters().get(i).shape()[0] == size)
                .toArray();
        return places.length == 1 ? OptionalInt.of(places[0]) : OptionalInt.empty();
    }

    /**
     * Takes the same step as {@link #step}, up to rounding, in which embeddings of ids that no step has met yet cost
     * nothing but their decay. Not with anchors, L1, L2 or factors on the learning rate.
     *
     * @param place of the embedding: see {@link #words}
     * @param touched float32 {@code [vocabulary]}, 1 for each id that a step has met, which this step adds to
     */
    public double[] stepOfFew(
            int place, Tensor touched, List<List<Tensor>> state, Batch batch, Tensor targets, Rates rates, long seed) {
        List<Object> arguments = new ArrayList<>(List.of((long) place, touched, weights.tensors()));
        arguments.addAll(state);
        arguments.addAll(List.of(ids(batch), batch.lengths(), targets, seed));
        arguments.addAll(rates.ofUpdate());
        arguments.addAll(rates.ofLoss());
        return program.numbers("step_of_few", arguments.toArray());
    }

    /** Which rows have a value that is not zero in either of two matrices: 1 or 0 for each, float32. */
    public Tensor rowsInUse(Scope owner, Tensor some, Tensor others) {
        return program.tensor(owner, "rows_in_use", some, others);
    }

    /**
     * Adds a part of a batch's gradient to what there is.
     *
     * @param sums a tensor for each trained weight
     * @param share of the batch's loss that comes from this part: its rows, or its counted tokens, of the batch's
     * @return the loss of this part, not weighted
     */
    public double accumulate(List<Tensor> sums, Batch batch, Tensor targets, Rates rates, long seed, double share) {
        List<Object> arguments =
                new ArrayList<>(List.of(weights.tensors(), sums, ids(batch), batch.lengths(), targets, seed));
        arguments.addAll(rates.ofLoss());
        arguments.add(share);
        return program.numbers("accumulate", arguments.toArray())[0];
    }

    /**
     * Takes the AdamW step of gradients that were added up, and sets them back to zero.
     *
     * @param state as for {@link #step}
     * @param loss of the whole batch
     * @return as {@link #step}
     */
    public double[] apply(List<Tensor> sums, List<List<Tensor>> state, Rates rates, double loss) {
        List<Object> arguments = new ArrayList<>(List.of(sums));
        arguments.addAll(state);
        arguments.addAll(rates.ofUpdate());
        arguments.add(loss);
        return program.numbers("apply", arguments.toArray());
    }

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
