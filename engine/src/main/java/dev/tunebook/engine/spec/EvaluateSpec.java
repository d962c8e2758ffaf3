package dev.tunebook.engine.spec;

/** What a run is evaluated on. */
public record EvaluateSpec(
        @Doc("The part of the dataset: train, validation or test.")
        Part on,

        @Doc("Decimal places of the table.") int digits) {
    public EvaluateSpec {
        new Faults()
                .require(digits >= 0 && digits <= 10, "digits", digits, "in [0, 10]", "digits 2, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static EvaluateSpec defaults() {
        return new EvaluateSpec(Part.TEST, 2);
    }

    public EvaluateSpec on(Part on) {
        return Specs.with(this, "on", on);
    }

    public EvaluateSpec on(String on) {
        return on((Part) Values.parse("on", Part.class, on));
    }

    public EvaluateSpec digits(int digits) {
        return Specs.with(this, "digits", digits);
    }
}
