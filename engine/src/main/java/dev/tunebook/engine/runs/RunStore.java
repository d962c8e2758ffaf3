package dev.tunebook.engine.runs;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.train.TrainEvent;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder of runs: plain files that are readable without Tunebook. */
public final class RunStore {
    private final Path root;

    private RunStore(Path root) {
        this.root = root;
    }

    /** The store of a notebook: {@code .tunebook/runs} in its folder, made when the first run begins. */
    public static RunStore in(Path folder) {
        return new RunStore(folder.resolve(".tunebook").resolve("runs"));
    }

    /** The folder that holds one folder per run. */
    public Path root() {
        return root;
    }

    /**
     * Trains a model and keeps a record of it. Ends early, with the best weights so far, when the thread is
     * interrupted; the thread's interrupt flag is then cleared.
     *
     * @param listener is told every event as it happens, on the calling thread
     */
    public Run train(String name, Dataset dataset, TrainSpec spec, Consumer<TrainEvent> listener) {
        throw new UnsupportedOperationException("being written");
    }
}
