package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** AdamW's memory of a network: first and second moments and step counters, all zero at first. */
public final class Moments implements AutoCloseable {
    private final Scope scope;
    private final Network network;
    private List<Tensor> sums;
    private final List<List<Tensor>> state = new ArrayList<>();
    private final TensorGroup group;

    public Moments(Network network) {
        this.scope = network.torch().scope();
        this.network = network;
        Weights weights = network.weights();
        List<Tensor> means = weights.zeros(scope);
        List<Tensor> squares = weights.zeros(scope);
        List<Tensor> counts =
                means.stream().map(tensor -> scope.floats(new float[] {0})).toList();
        List<Tensor> trained = weights.tensors().subList(0, weights.trained());
        this.group = group(TensorGroup.trained(weights).names(), means, squares, counts);
        List<List<Tensor>> whole = List.of(trained, means, squares, counts);
        int decayed = weights.decayed();
        whole.forEach(tensors -> state.add(tensors.subList(0, decayed)));
        whole.forEach(tensors -> state.add(tensors.subList(decayed, tensors.size())));
    }

    private static TensorGroup group(
            List<String> names, List<Tensor> means, List<Tensor> squares, List<Tensor> counts) {
        List<String> all = Stream.of("mean.", "square.", "count.")
                .flatMap(kind -> names.stream().map(kind::concat))
                .toList();
        return new TensorGroup(
                all, Stream.of(means, squares, counts).flatMap(List::stream).toList());
    }

    /** All that is remembered from step to step, by name. */
    TensorGroup group() {
        return group;
    }

    /** The eight lists of tensors that {@link Network#step} updates. */
    public List<List<Tensor>> state() {
        return state;
    }

    /** Gradients that are being added up over the parts of a batch; zero between steps. Most runs need none. */
    public List<Tensor> sums() {
        if (sums == null) {
            sums = network.weights().zeros(scope);
        }
        return sums;
    }

    /** Forgets the gradients of a batch that was not finished. */
    void clearSums() {
        if (sums == null) {
            return;
        }
        try (Scope zeros = network.torch().scope()) {
            network.overwrite(sums, network.weights().zeros(zeros));
        }
    }

    @Override
    public void close() {
        scope.close();
    }
}
