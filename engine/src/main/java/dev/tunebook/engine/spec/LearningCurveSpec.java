package dev.tunebook.engine.spec;

/** How a run is repeated on parts of its training rows. */
public record LearningCurveSpec(
        @Doc("Sizes, each half of the next: 4 are an eighth, a quarter, half and all of the training rows.")
        int sizes,

        @Doc("Runs of each size, each with other rows and another seed.")
        int seeds) {
    public LearningCurveSpec {
        new Faults()
                .require(sizes >= 2, "sizes", sizes, "at least 2", "sizes 4, the default.")
                .require(seeds >= 1, "seeds", seeds, "at least 1", "seeds 3, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static LearningCurveSpec defaults() {
        return new LearningCurveSpec(4, 3);
    }

    public LearningCurveSpec sizes(int sizes) {
        return Specs.with(this, "sizes", sizes);
    }

    public LearningCurveSpec seeds(int seeds) {
        return Specs.with(this, "seeds", seeds);
    }
}
