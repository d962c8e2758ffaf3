package dev.tunebook.engine.spec;

/** How far a dataset goes back. */
public record UndoSpec(
        @Doc("How many revisions are undone, the last one first.")
        int steps) {
    public UndoSpec {
        new Faults()
                .require(steps >= 1, "steps", steps, "at least 1", "--steps 1, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static UndoSpec defaults() {
        return new UndoSpec(1);
    }

    public UndoSpec steps(int steps) {
        return Specs.with(this, "steps", steps);
    }
}
