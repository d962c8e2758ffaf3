package dev.tunebook.engine.spec;

import java.util.List;

/** What a run is asked to classify. */
public record PredictSpec(
        @Doc(value = "The texts to classify, each one word or quoted.", positional = true)
        List<String> texts,

        @Doc("Classes shown for each text, likeliest first.")
        int top) {
    public PredictSpec {
        texts = List.copyOf(texts);
        new Faults()
                .require(top >= 1, "top", top, "at least 1", "top 3, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static PredictSpec defaults() {
        return new PredictSpec(List.of(), 3);
    }

    public PredictSpec texts(List<String> texts) {
        return Specs.with(this, "texts", texts);
    }

    public PredictSpec top(int top) {
        return Specs.with(this, "top", top);
    }
}
