package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.model.TextModel;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Allocator;
import dev.tunebook.engine.torch.OutOfMemoryException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.train.Examples.Example;
import java.util.List;
import java.util.Optional;

/** AdamW over all of a model's weights (Loshchilov and Hutter 2019, arXiv:1711.05101): β .9 and .999, ε 1e-8. */
final class Optimizer implements AutoCloseable {
    /**
     * What a step measured.
     *
     * @param loss mean over the batch, before the step
     * @param gradientNorm global, before clipping
     * @param applied false when loss or norm was not finite: nothing was changed then
     */
    record Step(double loss, double gradientNorm, boolean applied) {}

    private final Network network;
    private final TextModel model;
    private final TrainSpec spec;
    private final Moments moments;
    private final Regulariser regulariser;
    private final MicroBatches microBatches;
    private final Optional<FewWords> words;
    private final Prefetch prefetch = new Prefetch();
    private final Holes holes = new Holes();

    /** Begins with a model and the rows that it will see. */
    Optimizer(TextModel model, Examples rows, TrainSpec spec) {
        this(
                model,
                rows,
                spec,
                new MicroBatches(
                        spec.microBatch(), MemoryEstimate.of(model.network(), spec), MemoryEstimate::available));
    }

    /** The same with a rule of its own for how many rows are computed at once. */
    Optimizer(TextModel model, Examples rows, TrainSpec spec, MicroBatches microBatches) {
        if (spec.gradientCheckpointing()) {
            Allocator.beFrugal();
        }
        this.microBatches = microBatches;
        this.network = model.network();
        this.model = model;
        this.spec = spec;
        this.regulariser = new Regulariser(network, rows, spec);
        this.moments = new Moments(network);
        this.words = FewWords.of(network, moments, rows);
    }

    /**
     * Takes one step.
     *
     * @param epoch from 1
     * @param number of the step in the run; with the run's seed it decides what is dropped
     */
    Step step(Examples rows, int[] chosen, int epoch, long number, double learningRate) {
        Network.Rates rates = new Network.Rates(
                learningRate,
                spec.adamEpsilon(),
                spec.weightDecay(),
                spec.clip(),
                spec.dropout(),
                spec.labelSmoothing(),
                spec.precision() == Precision.BFLOAT16,
                regulariser.of(epoch));
        long seed = Seeds.of(spec.seed(), number);
        List<Example> examples = prefetch.take(rows, chosen, seed);
        int time = examples.stream()
                .mapToInt(example -> example.ids().length)
                .max()
                .orElse(0);
        double[] result = compute(examples, rates, seed, microBatches.of(examples.size(), time), time);
        holes.look();
        return new Step(result[0], result[1], result[2] > 0);
    }

    /** What training takes, as far as it is known beforehand, but for the activations of a step. */
    MemoryEstimate estimate() {
        return words.map(few -> MemoryEstimate.of(network, spec).withoutGradientOf(few.bytes()))
                .orElseGet(() -> MemoryEstimate.of(network, spec));
    }

    /** Begins to read a later step's rows while others compute. */
    void begin(Examples rows, int[] chosen, long number) {
        prefetch.begin(rows, chosen, Seeds.of(spec.seed(), number));
    }

    /** A step that runs out of memory has changed nothing yet, and is tried again with fewer rows at once. */
    private double[] compute(List<Example> examples, Network.Rates rates, long seed, int atOnce, int time) {
        int rows = atOnce;
        while (true) {
            try {
                microBatches.attempt(rows);
                return rows >= examples.size() ? whole(examples, rates, seed) : inParts(examples, rates, seed, rows);
            } catch (OutOfMemoryException failed) {
                moments.clearSums();
                rows = microBatches.fewer(rows, time, failed);
            }
        }
    }

    /** What the user should be told of how rows were computed, since the last call. */
    Optional<String> news() {
        return microBatches.news();
    }

    private double[] whole(List<Example> examples, Network.Rates rates, long seed) {
        try (Scope scope = network.torch().scope()) {
            Inputs inputs = Inputs.of(scope, model, examples);
            if (words.isPresent() && rates.more().isOfLossAlone()) {
                return words.get().step(inputs, rates, seed);
            }
            return network.step(moments.state(), inputs.batch(), inputs.targets(), rates, seed);
        }
    }

    /** The parts' gradients, each weighted by its share of what counts, add up to the whole batch's. */
    private double[] inParts(List<Example> examples, Network.Rates rates, long seed, int rows) {
        double loss = 0;
        for (int from = 0; from < examples.size(); from += rows) {
            List<Example> part = examples.subList(from, Math.min(examples.size(), from + rows));
            double share = weight(part) / weight(examples);
            try (Scope scope = network.torch().scope()) {
                Inputs inputs = Inputs.of(scope, model, part);
                loss += share
                        * network.accumulate(
                                moments.sums(), inputs.batch(), inputs.targets(), rates, Seeds.of(seed, from), share);
            }
        }
        return network.apply(moments.sums(), moments.state(), rates, loss);
    }

    /** All that is remembered from step to step, by name. */
    TensorGroup memory() {
        return moments.group();
    }

    private double weight(List<Example> examples) {
        return examples.stream().mapToDouble(regulariser::weight).sum();
    }

    @Override
    public void close() {
        prefetch.close();
        words.ifPresent(FewWords::close);
        moments.close();
        regulariser.close();
        Allocator.beGenerous();
        Allocator.release();
    }
}
