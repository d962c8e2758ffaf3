package dev.tunebook.engine.train;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.LrFindSpec;
import java.util.function.Consumer;

/** Learning-rate range test. */
public final class LrFinder {
    private LrFinder() {}

    /**
     * Trains a throw-away model with a learning rate that rises geometrically from step to step.
     *
     * @param listener is told each point as it is measured
     */
    public static LrSweep find(Dataset dataset, LrFindSpec spec, Consumer<LrSweep.Point> listener) {
        throw new UnsupportedOperationException("being written");
    }
}
