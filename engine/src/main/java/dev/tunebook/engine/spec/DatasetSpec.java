package dev.tunebook.engine.spec;

import java.util.List;

/** Where a dataset comes from and how its rows are parted. */
public record DatasetSpec(
        @Doc(
                value =
                        "The file: CSV, TSV, JSON, JSON lines or text; a relative path starts at the notebook's folder.",
                positional = true)
        String path,

        @Doc("SHA-256 that the file must have, in hexadecimal.")
        String sha256,

        @Doc("A file of test rows of its own; the test share of --split then goes to training.")
        String test,

        @Doc("A file of validation rows of its own; the validation share of --split then goes to training.")
        String validation,

        @Doc(
                "What is learnt: single-label, multi-label, regression, input-output, chat or plain-text; auto: as the columns suggest.")
        Kind kind,

        @Doc("The column that holds the text: the input, or the first of a pair.")
        String text,

        @Doc("The column that holds the second text, where rows are pairs.")
        String second,

        @Doc("The column that holds the label, the labels or the number.")
        String label,

        @Doc("The column that holds the output of each input; found by its usual names when not given.")
        String output,

        @Doc("The column that holds conversations; found by its usual names when not given.")
        String messages,

        @Doc("Further columns to keep, with commas between.")
        List<String> columns,

        @Doc("Percent of rows for training, validation and test; rows of a class are shared out evenly.")
        Shares split,

        @Doc("Rows that the split keeps in one part: near-duplicates, or none.")
        Group group,

        @Doc("A column whose equal values stay in one part, such as the customer.")
        String by,

        @Doc("A column with times: the oldest rows are trained on, the newest tested on.")
        String time,

        @Doc("Number of folds for cross-validation, one of which is the test part; 0: no folds.")
        int folds,

        @Doc("Which fold is the test part, from 1.") int fold,

        @Doc("Seed of the split.") long seed,

        @Doc("Classes with fewer rows are left out, and listed; 0 reports a class with a single row as an error.")
        int minRows,

        @Doc("The longest cell that is believed, in characters; a longer one is usually an unclosed quote.")
        int maxCell,

        @Doc("The encoding that text files were written in, such as windows-1251; found out when not given.")
        String encoding,

        @Doc("Whether the first line of a table is a row already; its columns are then called 1, 2 and so on.")
        boolean noHeader) {
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
                .require(
                        sha256.matches("([0-9a-fA-F]{64})?"),
                        "sha256",
                        sha256,
                        "64 hexadecimal digits",
                        "the line that sha256sum prints for the file.")
                .require(
                        second.isBlank() || !second.equals(text),
                        "second",
                        second,
                        "another column than text",
                        "--second text2.")
                .require(folds == 0 || folds >= 2 && folds <= 1000, "folds", folds, "0, or 2 to 1000", "--folds 5.")
                .require(
                        fold >= 1 && (folds < 2 || fold <= folds),
                        "fold",
                        fold,
                        folds < 2 ? "at least 1" : "from 1 to " + folds,
                        "--fold 1, the default.")
                .require(
                        time.isBlank() || folds == 0,
                        "folds",
                        folds,
                        "0 where rows are parted by time",
                        "--time left out: folds are drawn at random.")
                .require(minRows >= 0, "min-rows", minRows, "at least 0", "--min-rows 2.")
                .require(maxCell >= 1, "max-cell", maxCell, "at least 1", "--max-cell 100000, the default.")
                .throwIfAny();
    }

    /** The standard values; the path must be given. */
    public static DatasetSpec defaults() {
        return new DatasetSpec(
                "",
                "",
                "",
                "",
                Kind.AUTO,
                "text",
                "",
                "label",
                "",
                "",
                List.of(),
                Shares.STANDARD,
                Group.NEAR,
                "",
                "",
                0,
                1,
                42,
                0,
                100_000,
                "",
                false);
    }

    public DatasetSpec path(String path) {
        return Specs.with(this, "path", path);
    }

    public DatasetSpec sha256(String sha256) {
        return Specs.with(this, "sha256", sha256);
    }

    public DatasetSpec test(String test) {
        return Specs.with(this, "test", test);
    }

    public DatasetSpec validation(String validation) {
        return Specs.with(this, "validation", validation);
    }

    public DatasetSpec kind(Kind kind) {
        return Specs.with(this, "kind", kind);
    }

    public DatasetSpec kind(String kind) {
        return kind((Kind) Values.parse("kind", Kind.class, kind));
    }

    public DatasetSpec text(String text) {
        return Specs.with(this, "text", text);
    }

    public DatasetSpec second(String second) {
        return Specs.with(this, "second", second);
    }

    public DatasetSpec label(String label) {
        return Specs.with(this, "label", label);
    }

    public DatasetSpec output(String output) {
        return Specs.with(this, "output", output);
    }

    public DatasetSpec messages(String messages) {
        return Specs.with(this, "messages", messages);
    }

    public DatasetSpec columns(List<String> columns) {
        return Specs.with(this, "columns", List.copyOf(columns));
    }

    public DatasetSpec columns(String... columns) {
        return columns(List.of(columns));
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

    public DatasetSpec by(String by) {
        return Specs.with(this, "by", by);
    }

    public DatasetSpec time(String time) {
        return Specs.with(this, "time", time);
    }

    public DatasetSpec folds(int folds) {
        return Specs.with(this, "folds", folds);
    }

    public DatasetSpec fold(int fold) {
        return Specs.with(this, "fold", fold);
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

    public DatasetSpec encoding(String encoding) {
        return Specs.with(this, "encoding", encoding);
    }

    public DatasetSpec noHeader(boolean noHeader) {
        return Specs.with(this, "noHeader", noHeader);
    }
}
