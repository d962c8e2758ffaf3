package dev.tunebook.engine.spec;

/** How a run's behaviour is tested. */
public record TestSpec(
        @Doc(
                value =
                        "A suite of behaviours, a YAML file; without one, what any classifier, or any generator, is put to.",
                positional = true,
                optional = true)
        String suite,

        @Doc("The part whose texts are changed: train, validation or test.")
        Part on,

        @Doc("Texts that are changed, evenly spread over the part; of a run that writes, 30 at most.")
        int rows,

        @Doc("Failures that are shown of each behaviour.") int examples,

        @Doc("Seed of the changes; the same seed asks every model the same.")
        long seed) {
    public TestSpec {
        new Faults()
                .require(rows >= 1, "rows", rows, "at least 1", "rows 200, the default.")
                .require(examples >= 0, "examples", examples, "at least 0", "examples 3, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static TestSpec defaults() {
        return new TestSpec("", Part.TEST, 200, 3, 7);
    }

    public TestSpec suite(String suite) {
        return Specs.with(this, "suite", suite);
    }

    public TestSpec on(Part on) {
        return Specs.with(this, "on", on);
    }

    public TestSpec on(String on) {
        return on((Part) Values.parse("on", Part.class, on));
    }

    public TestSpec rows(int rows) {
        return Specs.with(this, "rows", rows);
    }

    public TestSpec examples(int examples) {
        return Specs.with(this, "examples", examples);
    }

    public TestSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }
}
