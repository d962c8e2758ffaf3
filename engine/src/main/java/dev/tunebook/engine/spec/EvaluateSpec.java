package dev.tunebook.engine.spec;

/** What a run is evaluated on, and what is shown of it. */
public record EvaluateSpec(
        @Doc("The part of the dataset: train, validation or test.")
        Part on,

        @Doc("Decimal places of the table.") int digits,

        @Doc("Share of such intervals that hold the true figure.")
        double confidence,

        @Doc("Likeliest classes among which the true one counts as found.")
        int top,

        @Doc(
                "Difference of accuracy, or share of another figure, that matters: whether the rows are enough to show it is said; 0 does not say.")
        double difference,

        @Doc("Most confident mistakes that are listed.") int mistakes,

        @Doc("Of rows with an output, the most for which a text is written, drawn by chance; 0 takes all.")
        int rows,

        @Doc("The most tokens of a text that is written; 0: as long as the longest training output.")
        int newTokens,

        @Doc("Tokens by which the window of a perplexity moves; 0: by its length, so that windows do not overlap.")
        int stride) {
    public EvaluateSpec {
        new Faults()
                .require(digits >= 0 && digits <= 10, "digits", digits, "in [0, 10]", "digits 2, the default.")
                .require(
                        confidence > 0 && confidence < 1,
                        "confidence",
                        confidence,
                        "between 0 and 1",
                        "confidence 0.95, the default.")
                .require(top >= 1, "top", top, "at least 1", "top 3, the default.")
                .require(
                        difference >= 0 && difference < 1,
                        "difference",
                        difference,
                        "in [0, 1)",
                        "difference 0.02, the default.")
                .require(mistakes >= 0, "mistakes", mistakes, "at least 0", "mistakes 10, the default.")
                .require(rows >= 0, "rows", rows, "at least 0", "rows 200, the default.")
                .require(newTokens >= 0, "new-tokens", newTokens, "at least 0", "new-tokens 100.")
                .require(stride >= 0, "stride", stride, "at least 0", "stride 256.")
                .throwIfAny();
    }

    /** The standard values. */
    public static EvaluateSpec defaults() {
        return new EvaluateSpec(Part.TEST, 2, 0.95, 3, 0.02, 10, 200, 0, 0);
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

    public EvaluateSpec confidence(double confidence) {
        return Specs.with(this, "confidence", confidence);
    }

    public EvaluateSpec top(int top) {
        return Specs.with(this, "top", top);
    }

    public EvaluateSpec difference(double difference) {
        return Specs.with(this, "difference", difference);
    }

    public EvaluateSpec rows(int rows) {
        return Specs.with(this, "rows", rows);
    }

    public EvaluateSpec newTokens(int newTokens) {
        return Specs.with(this, "newTokens", newTokens);
    }

    public EvaluateSpec stride(int stride) {
        return Specs.with(this, "stride", stride);
    }

    public EvaluateSpec mistakes(int mistakes) {
        return Specs.with(this, "mistakes", mistakes);
    }
}
