package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Steps that do not pay for the words of the vocabulary that a dataset does not have.
 *
 * <p>Which steps are taken this way depends on the dataset alone, and which words have been met is read off the moments,
 * so that a run that goes on takes the steps that it would have taken.
 */
final class FewWords implements AutoCloseable {
    private final Network network;
    private final Moments moments;
    private final int place;
    private final Scope scope;
    private Tensor touched;

    private FewWords(Network network, Moments moments, int place) {
        this.network = network;
        this.moments = moments;
        this.place = place;
        this.scope = network.torch().scope();
    }

    /** Empty where the rows use more than half of the vocabulary: there it would cost more than it saves. */
    static Optional<FewWords> of(Network network, Moments moments, Examples rows) {
        OptionalInt place = network.words();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        BitSet met = new BitSet();
        rows.ids().forEach(ids -> {
            for (int id : ids) {
                met.set(id);
            }
        });
        long size = network.weights().parameters().get(place.getAsInt()).shape()[0];
        return 2L * met.cardinality() > size
                ? Optional.empty()
                : Optional.of(new FewWords(network, moments, place.getAsInt()));
    }

    /** Bytes of the embedding whose gradient is not made. */
    double bytes() {
        return Float.BYTES * (double) network.weights().parameters().get(place).size();
    }

    /** Takes a step; the moments must be those that it begins with. */
    double[] step(Inputs inputs, Network.Rates rates, long seed) {
        if (touched == null) {
            touched = network.rowsInUse(
                    scope,
                    moments.state().get(1).get(place),
                    moments.state().get(2).get(place));
        }
        return network.stepOfFew(place, touched, moments.state(), inputs.batch(), inputs.targets(), rates, seed);
    }

    @Override
    public void close() {
        scope.close();
    }
}
