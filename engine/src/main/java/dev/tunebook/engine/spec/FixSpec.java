package dev.tunebook.engine.spec;

import java.util.List;

/** What is to be put right in a dataset; applied in the order of the options. */
public record FixSpec(
        @Doc("Repairs misread characters, removes control characters, and tidies white space.")
        boolean clean,

        @Doc("Replaces personal data by stand-ins such as EMAIL and PHONE.")
        boolean mask,

        @Doc("Takes sentences that stand in many texts, such as greetings and signatures, out of them.")
        boolean boilerplate,

        @Doc("Words to take out of all texts, such as those that give the label away.")
        List<String> without,

        @Doc("Gives labels that are variants of another, such as typing errors, that other's name.")
        boolean variants,

        @Doc("Labels to put right, each as LINE=LABEL, where LINE is 17 or tickets.csv:17 as the report has it.")
        List<String> correct,

        @Doc("Rows to drop: names of checks, such as missing-cells, or lines, such as 17 or tickets.csv:17.")
        List<String> drop,

        @Doc(
                "A file of words for --drop listed-words, an entry a line; a small list of swear words where none is given.")
        String words,

        @Doc("Drops the classes with fewer rows.") int minRows,

        @Doc("Drops the training rows whose labels are suspected; others keep theirs.")
        boolean labels,

        @Doc("Gives the training rows whose labels are suspected the class that is likelier.")
        boolean relabel,

        @Doc("Gives near-duplicates with different labels the label of most of them; without a majority, drops them.")
        boolean conflicts,

        @Doc("Drops rows that repeat another: none, exact, normalised (case, white space, punctuation aside) or near.")
        Dedup dedup,

        @Doc(
                "Which row of several is kept: first, last, longest, majority-label, test, train, highest:COLUMN and so on.")
        Keep keep,

        @Doc("Least similarity of near-duplicates, above 0 and at most 1.")
        double threshold,

        @Doc("Shares all rows out to the parts anew, in the same proportions; near-duplicates stay together.")
        boolean resplit,

        @Doc("Drops training rows that are near a validation or test row, and validation rows near a test row.")
        boolean leakage,

        @Doc("Makes the classes' training rows equally many, by dropping (down) or repeating (up) some.")
        Balance balance,

        @Doc("Seed of what is drawn.") long seed) {
    public FixSpec {
        without = List.copyOf(without);
        correct = List.copyOf(correct);
        drop = List.copyOf(drop);
        Faults faults = new Faults()
                .require(minRows >= 0, "min-rows", minRows, "at least 0", "--min-rows 10.")
                .require(!(labels && relabel), "labels", true, "alone, without relabel", "leave --relabel out.")
                .require(
                        threshold > 0 && threshold <= 1,
                        "threshold",
                        threshold,
                        "above 0 and at most 1",
                        "0.7, the default.");
        for (String each : correct) {
            faults.require(each.indexOf('=') > 0, "correct", each, "a line, = and a label", "--correct 17=refund.");
        }
        faults.throwIfAny();
    }

    /** The standard values, which change nothing. */
    public static FixSpec defaults() {
        return new FixSpec(
                false,
                false,
                false,
                List.of(),
                false,
                List.of(),
                List.of(),
                "",
                0,
                false,
                false,
                false,
                Dedup.NONE,
                Keep.FIRST,
                0.7,
                false,
                false,
                Balance.NONE,
                42);
    }

    /** Whether anything is asked for. */
    public boolean isIdle() {
        return equals(defaults().keep(keep).threshold(threshold).seed(seed).words(words));
    }

    public FixSpec clean(boolean clean) {
        return Specs.with(this, "clean", clean);
    }

    public FixSpec mask(boolean mask) {
        return Specs.with(this, "mask", mask);
    }

    public FixSpec boilerplate(boolean boilerplate) {
        return Specs.with(this, "boilerplate", boilerplate);
    }

    public FixSpec without(List<String> without) {
        return Specs.with(this, "without", without);
    }

    public FixSpec without(String... without) {
        return without(List.of(without));
    }

    public FixSpec variants(boolean variants) {
        return Specs.with(this, "variants", variants);
    }

    public FixSpec correct(List<String> correct) {
        return Specs.with(this, "correct", correct);
    }

    public FixSpec correct(String... correct) {
        return correct(List.of(correct));
    }

    public FixSpec drop(List<String> drop) {
        return Specs.with(this, "drop", drop);
    }

    public FixSpec drop(String... drop) {
        return drop(List.of(drop));
    }

    public FixSpec words(String words) {
        return Specs.with(this, "words", words);
    }

    public FixSpec minRows(int minRows) {
        return Specs.with(this, "minRows", minRows);
    }

    public FixSpec labels(boolean labels) {
        return Specs.with(this, "labels", labels);
    }

    public FixSpec relabel(boolean relabel) {
        return Specs.with(this, "relabel", relabel);
    }

    public FixSpec conflicts(boolean conflicts) {
        return Specs.with(this, "conflicts", conflicts);
    }

    public FixSpec dedup(Dedup dedup) {
        return Specs.with(this, "dedup", dedup);
    }

    public FixSpec dedup(String dedup) {
        return dedup((Dedup) Values.parse("dedup", Dedup.class, dedup));
    }

    public FixSpec keep(Keep keep) {
        return Specs.with(this, "keep", keep);
    }

    public FixSpec keep(String keep) {
        return keep(Keep.parse(keep));
    }

    public FixSpec threshold(double threshold) {
        return Specs.with(this, "threshold", threshold);
    }

    public FixSpec resplit(boolean resplit) {
        return Specs.with(this, "resplit", resplit);
    }

    public FixSpec leakage(boolean leakage) {
        return Specs.with(this, "leakage", leakage);
    }

    public FixSpec balance(Balance balance) {
        return Specs.with(this, "balance", balance);
    }

    public FixSpec balance(String balance) {
        return balance((Balance) Values.parse("balance", Balance.class, balance));
    }

    public FixSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }
}
