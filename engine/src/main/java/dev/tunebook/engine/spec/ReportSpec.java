package dev.tunebook.engine.spec;

import java.util.List;

/** What a report looks for. */
public record ReportSpec(
        @Doc("The checks that are made, by name; all where none is named.")
        List<String> checks,

        @Doc("A file of words to be counted, an entry a line; a small list of swear words where none is given.")
        String words,

        @Doc("A base model whose tokens are counted, a folder or org/name on the hub; words are counted without.")
        String model,

        @Doc("Longest text that the model is to read whole, in its tokens.")
        int maxTokens) {
    public ReportSpec {
        checks = List.copyOf(checks);
        new Faults()
                .require(maxTokens >= 1, "max-tokens", maxTokens, "at least 1", "--max-tokens 512, the default.")
                .throwIfAny();
    }

    /** The standard values: all checks. */
    public static ReportSpec defaults() {
        return new ReportSpec(List.of(), "", "", TrainSpec.defaults().maxTokens());
    }

    public ReportSpec checks(List<String> checks) {
        return Specs.with(this, "checks", checks);
    }

    public ReportSpec checks(String... checks) {
        return checks(List.of(checks));
    }

    public ReportSpec words(String words) {
        return Specs.with(this, "words", words);
    }

    public ReportSpec model(String model) {
        return Specs.with(this, "model", model);
    }

    public ReportSpec maxTokens(int maxTokens) {
        return Specs.with(this, "maxTokens", maxTokens);
    }
}
