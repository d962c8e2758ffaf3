package dev.tunebook.engine.spec;

/** Which runs are listed. */
public record RunsSpec(
        @Doc("The most runs that are listed, the newest first.")
        int last,

        @Doc("Only runs whose name, dataset or model has this in it.")
        String with) {
    public RunsSpec {
        new Faults()
                .require(last >= 1, "last", last, "at least 1", "last 20, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static RunsSpec defaults() {
        return new RunsSpec(20, "");
    }

    public RunsSpec last(int last) {
        return Specs.with(this, "last", last);
    }

    public RunsSpec with(String with) {
        return Specs.with(this, "with", with);
    }
}
