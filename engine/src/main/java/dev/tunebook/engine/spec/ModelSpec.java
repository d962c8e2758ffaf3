package dev.tunebook.engine.spec;

import java.util.List;

/** Which base model's card is shown, or which models are tried on a dataset. */
public record ModelSpec(
        @Doc(
                value = "The model: a name that %models lists, the folder of a checkpoint, or org/name.",
                positional = true)
        String name,

        @Doc("Models that --recommend tries, such as a,b; the smaller ones of this machine without.")
        List<String> candidates,

        @Doc("The most rows that --recommend tries: part of them to learn from, the others to judge by, in turns.")
        int rows,

        @Doc("Seed of the rows that are drawn, the heads and the order.")
        long seed,

        @Doc("Where to compute: auto, cpu, cuda or cuda:N.") String device,
        @Doc("Threads on the CPU, 0 for one per core.") int threads) {
    public ModelSpec {
        candidates = List.copyOf(candidates);
        new Faults()
                .require(rows >= 8, "rows", rows, "at least 8", "--rows 800, the default.")
                .throwIfAny();
    }

    /** The model that training starts from when none is named. */
    public static ModelSpec defaults() {
        return new ModelSpec(TrainSpec.defaults().model(), List.of(), 800, 42, "auto", 0);
    }

    public ModelSpec name(String name) {
        return Specs.with(this, "name", name);
    }

    public ModelSpec candidates(List<String> candidates) {
        return Specs.with(this, "candidates", candidates);
    }

    public ModelSpec rows(int rows) {
        return Specs.with(this, "rows", rows);
    }

    public ModelSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public ModelSpec device(String device) {
        return Specs.with(this, "device", device);
    }

    public ModelSpec threads(int threads) {
        return Specs.with(this, "threads", threads);
    }
}
