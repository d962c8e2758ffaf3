package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Layers;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Regularisation;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.spec.ClassWeights;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/** A run's regularisation, made of its options, its model as it is at first, and its rows. */
final class Regulariser implements AutoCloseable {
    private final TrainSpec spec;
    private final Scope scope;
    private final int trained;
    private final Layers layers;
    private final float[] classWeights;
    private final List<Tensor> classes;
    private final List<Tensor> anchors;
    private List<Tensor> scales = List.of();
    private int scaledFor;

    Regulariser(Network network, Examples rows, TrainSpec spec) {
        this.spec = spec;
        this.scope = network.torch().scope();
        Weights weights = network.weights();
        this.trained = weights.trained();
        this.layers = Layers.of(network);
        this.classWeights = classWeights(rows, spec, network.head().classes());
        this.classes = classWeights.length == 0 ? List.of() : List.of(scope.floats(classWeights, classWeights.length));
        this.anchors = spec.mixout() == 0
                ? List.of()
                : weights.tensors().subList(0, weights.decayed()).stream()
                        .map(tensor -> tensor.copyTo(scope))
                        .toList();
    }

    private static float[] classWeights(Examples rows, TrainSpec spec, int classes) {
        if (spec.classWeights() == ClassWeights.NONE) {
            return new float[0];
        }
        if (rows instanceof ValuedRows valued) {
            return spec.classWeights().ofYes(valued.counts(), valued.size());
        }
        if (!(rows instanceof EncodedRows encoded)) {
            throw new UserException(
                    "class-weights (" + spec.classWeights().name().toLowerCase()
                            + ") must be none for a language model.",
                    "--class-weights none.");
        }
        int[] counts = new int[classes];
        for (int target : encoded.targets()) {
            counts[target]++;
        }
        return spec.classWeights().of(counts);
    }

    /** What a step of an epoch does. */
    Regularisation of(int epoch) {
        scale(epoch);
        return new Regularisation(
                spec.l1(), spec.l2(), spec.focal(), spec.rDrop(), spec.mixout(), anchors, classes, scales);
    }

    /** How much an example counts in the mean over a batch. */
    double weight(Examples.Example example) {
        return classWeights.length == 0 || example.targets().length == 0
                ? example.counted()
                : classWeights[(int) example.targets()[0]];
    }

    private void scale(int epoch) {
        if (epoch == scaledFor) {
            return;
        }
        scaledFor = epoch;
        double[] factors = factors(epoch, spec, layers.depths().subList(0, trained));
        if (IntStream.range(0, factors.length).allMatch(i -> factors[i] == 1)) {
            scales = List.of();
            return;
        }
        float[] rounded = new float[factors.length];
        for (int i = 0; i < factors.length; i++) {
            rounded[i] = (float) factors[i];
        }
        scales = List.of(scope.floats(rounded, rounded.length));
    }

    /** Factors on the learning rate: decayed layer by layer, 0 for layers whose turn has not come. */
    static double[] factors(int epoch, TrainSpec spec, List<Integer> depths) {
        int unfrozen = spec.unfreezeEvery() == 0 ? Integer.MAX_VALUE : (epoch - 1) / spec.unfreezeEvery();
        return depths.stream()
                .mapToDouble(depth -> depth <= unfrozen ? Math.pow(spec.layerDecay(), depth) : 0)
                .toArray();
    }

    @Override
    public void close() {
        scope.close();
    }
}
