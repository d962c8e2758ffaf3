package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Seeds;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.Arrays;
import java.util.List;

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
    private final int padding;
    private final TrainSpec spec;
    private final Moments moments;

    Optimizer(Classifier model, TrainSpec spec) {
        this.network = model.network();
        this.padding = model.tokens().padding();
        this.spec = spec;
        this.moments = new Moments(network);
    }

    /**
     * Takes one step.
     *
     * @param number of the step in the run; with the run's seed it decides what is dropped
     */
    Step step(EncodedRows rows, int[] chosen, long number, double learningRate) {
        Network.Rates rates = new Network.Rates(
                learningRate,
                spec.weightDecay(),
                spec.clip(),
                spec.dropout(),
                spec.labelSmoothing(),
                spec.precision() == Precision.BFLOAT16);
        long seed = Seeds.of(spec.seed(), number);
        double[] result = spec.microBatch() == 0 || spec.microBatch() >= chosen.length
                ? whole(rows, chosen, rates, seed)
                : inParts(rows, chosen, rates, seed);
        return new Step(result[0], result[1], result[2] > 0);
    }

    private double[] whole(EncodedRows rows, int[] chosen, Network.Rates rates, long seed) {
        try (Scope inputs = network.torch().scope()) {
            return network.step(
                    moments.state(), batch(inputs, rows, chosen), targets(inputs, rows, chosen), rates, seed);
        }
    }

    /** The parts' gradients, each weighted by its share of the rows, add up to the whole batch's. */
    private double[] inParts(EncodedRows rows, int[] chosen, Network.Rates rates, long seed) {
        double loss = 0;
        for (int from = 0; from < chosen.length; from += spec.microBatch()) {
            int[] part = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + spec.microBatch()));
            double share = part.length / (double) chosen.length;
            try (Scope inputs = network.torch().scope()) {
                Batch batch = batch(inputs, rows, part);
                Tensor targets = targets(inputs, rows, part);
                loss += share * network.accumulate(moments.sums(), batch, targets, rates, Seeds.of(seed, from), share);
            }
        }
        return network.apply(moments.sums(), moments.state(), rates, loss);
    }

    /** All that is remembered from step to step, by name. */
    TensorGroup memory() {
        return moments.group();
    }

    private Batch batch(Scope owner, EncodedRows rows, int[] chosen) {
        List<int[]> ids = Arrays.stream(chosen).mapToObj(rows.ids()::get).toList();
        return Batch.of(owner, ids, padding);
    }

    private static Tensor targets(Scope owner, EncodedRows rows, int[] chosen) {
        long[] classes =
                Arrays.stream(chosen).mapToLong(row -> rows.targets()[row]).toArray();
        return owner.longs(classes, classes.length);
    }

    @Override
    public void close() {
        moments.close();
    }
}
