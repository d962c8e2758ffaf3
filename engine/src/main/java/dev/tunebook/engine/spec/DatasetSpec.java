package dev.tunebook.engine.spec;

/** Where a dataset comes from and how its rows are parted. */
public record DatasetSpec(
        @Doc(
                value = "The CSV file of labelled texts; a relative path starts at the notebook's folder.",
                positional = true)
        String path,

        @Doc("A file of test rows of its own; the test share of --split then goes to training.")
        String test,

        @Doc("A file of validation rows of its own; the validation share of --split then goes to training.")
        String validation,

        @Doc("The column that holds the text.") String text,
        @Doc("The column that holds the label.") String label,

        @Doc("Percent of rows for training, validation and test; rows of a class are shared out evenly.")
        Shares split,

        @Doc("Rows that the split keeps in one part: near-duplicates, or none.")
        Group group,

        @Doc("Seed of the split.") long seed,

        @Doc("Classes with fewer rows are left out, and listed; 0 reports a class with a single row as an error.")
        int minRows,

        @Doc("The longest cell that is believed, in characters; a longer one is usually an unclosed quote.")
        int maxCell) {
    public DatasetSpec {
        new Faults()
                .require(!text.isBlank(), "text", text, "a column's name", "--text text, the default.")
                .require(!label.isBlank(), "label", label, "a column's name", "--label label, the default.")
                .require(
                        text.isBlank() || !text.equals(label),
                        "label",
                        label,
                        "another column than text",
                        "--label label.")
                .require(minRows >= 0, "min-rows", minRows, "at least 0", "--min-rows 2.")
                .require(maxCell >= 1, "max-cell", maxCell, "at least 1", "--max-cell 100000, the default.")
                .throwIfAny();
    }

    /** The standard values; the path must be given. */
    public static DatasetSpec defaults() {
        return new DatasetSpec("", "", "", "text", "label", Shares.STANDARD, Group.NONE, 42, 0, 100_000);
    }

    public DatasetSpec path(String path) {
        return Specs.with(this, "path", path);
    }

    public DatasetSpec test(String test) {
        return Specs.with(this, "test", test);
    }

    public DatasetSpec validation(String validation) {
        return Specs.with(this, "validation", validation);
    }

    public DatasetSpec text(String text) {
        return Specs.with(this, "text", text);
    }

    public DatasetSpec label(String label) {
        return Specs.with(this, "label", label);
    }

    public DatasetSpec split(Shares split) {
        return Specs.with(this, "split", split);
    }

    public DatasetSpec split(String split) {
        return split(Shares.parse(split));
    }

    public DatasetSpec group(Group group) {
        return Specs.with(this, "group", group);
    }

    public DatasetSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public DatasetSpec minRows(int minRows) {
        return Specs.with(this, "minRows", minRows);
    }

    public DatasetSpec maxCell(int maxCell) {
        return Specs.with(this, "maxCell", maxCell);
    }
}
