package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.torch.Tensor;
import java.util.List;

/**
 * The exponential moving average of a network's trained weights: after step t it is d·average + (1 − d)·weights with d =
 * min(decay, (1 + t) / (10 + t)), so that the first steps are soon forgotten.
 */
final class Averages implements AutoCloseable {
    private final Network network;
    private final Weights weights;
    private final double decay;

    Averages(Network network, double decay) {
        this.network = network;
        this.weights = network.weights().copy();
        this.decay = decay;
    }

    /** Takes in the weights after a step, numbered from 1. */
    void add(long step) {
        double d = Math.min(decay, (1.0 + step) / (10.0 + step));
        int trained = weights.trained();
        network.average(
                weights.tensors().subList(0, trained),
                network.weights().tensors().subList(0, trained),
                1 - d);
    }

    /** The averages in place of the network's weights and the other way round; twice is as not at all. */
    void swap() {
        int trained = weights.trained();
        List<Tensor> mine = weights.tensors().subList(0, trained);
        network.exchange(mine, network.weights().tensors().subList(0, trained));
    }

    /** The averages by name. */
    TensorGroup group() {
        return TensorGroup.trained(weights);
    }

    @Override
    public void close() {
        weights.close();
    }
}
