package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.files.TensorFile;

/** The weights of a run's best epoch so far, beside those that are trained; takes memory only once there is one. */
final class BestWeights implements AutoCloseable {
    private final Network network;
    private Weights weights;

    BestWeights(Network network) {
        this.network = network;
    }

    /** The network's weights as they are now are the best. */
    void remember() {
        if (weights == null) {
            weights = network.weights().copy();
        } else {
            network.overwrite(weights, network.weights());
        }
    }

    /** Those of a checkpoint are the best. */
    void restore(TensorFile kept) {
        remember();
        TensorGroup.trained(weights).restore(network, kept);
    }

    /** Gives them to the network; where no epoch was completed it keeps its last. */
    void handOver() {
        if (weights != null) {
            network.overwrite(weights);
        }
    }

    @Override
    public void close() {
        if (weights != null) {
            weights.close();
        }
    }
}
