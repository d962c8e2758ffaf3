package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Seeds;
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

    private final Classifier model;
    private final TrainSpec spec;
    private final Moments moments;

    Optimizer(Classifier model, TrainSpec spec) {
        this.model = model;
        this.spec = spec;
        this.moments = new Moments(model.network());
    }

    /**
     * Takes one step.
     *
     * @param number of the step in the run; with the run's seed it decides what is dropped
     */
    Step step(EncodedRows rows, int[] chosen, long number, double learningRate) {
        try (Scope inputs = model.network().torch().scope()) {
            List<int[]> ids = Arrays.stream(chosen).mapToObj(rows.ids()::get).toList();
            Batch batch = Batch.of(inputs, ids, model.tokens().padding());
            Tensor targets = inputs.longs(
                    Arrays.stream(chosen).mapToLong(row -> rows.targets()[row]).toArray(), chosen.length);
            Network.Rates rates = new Network.Rates(
                    learningRate, spec.weightDecay(), spec.clip(), spec.dropout(), spec.labelSmoothing());
            double[] result =
                    model.network().step(moments.state(), batch, targets, rates, Seeds.of(spec.seed(), number));
            return new Step(result[0], result[1], result[2] > 0);
        }
    }

    @Override
    public void close() {
        moments.close();
    }
}
