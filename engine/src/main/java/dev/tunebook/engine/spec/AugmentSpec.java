package dev.tunebook.engine.spec;

import java.util.List;

/** How training rows are multiplied by texts that mean the same. */
public record AugmentSpec(
        @Doc("How texts are changed, one way a copy, in turn: synonym, insert, delete, swap, typo, context, translate.")
        List<String> by,

        @Doc("Share of a text's words that are changed, at least one.")
        double rate,

        @Doc("Copies that are made of each training row.") int copies,

        @Doc("The classes whose rows are copied; all where none is named.")
        List<String> classes,

        @Doc("Whether copies that look to a cheap model like another class are left out.")
        boolean filter,

        @Doc("The encoder with a masked-language-model head that context asks: a folder, or org/name on the hub.")
        String model,

        @Doc("The address of a LibreTranslate server that translate asks; TUNEBOOK_TRANSLATOR where none is given.")
        String translator,

        @Doc("The language of the texts, for translate.") String from,

        @Doc("The language that translate goes through and back.")
        String via,

        @Doc("Shows some copies and leaves the dataset as it is.")
        boolean preview,

        @Doc("Trains with and without the copies, with several seeds, and says per class whether they helped.")
        boolean trial,

        @Doc("Seeds of the trial, 2 at least.") int seeds,
        @Doc("Epochs of the trial's runs.") int epochs,
        @Doc("Seed of what is drawn.") long seed) {
    /** The ways there are. */
    public static final List<String> WAYS =
            List.of("synonym", "insert", "delete", "swap", "typo", "context", "translate");

    public AugmentSpec {
        by = List.copyOf(by);
        classes = List.copyOf(classes);
        Faults faults = new Faults()
                .require(!by.isEmpty(), "by", "", "one way or more", "--by synonym.")
                .require(rate > 0 && rate <= 1, "rate", rate, "above 0 and at most 1", "--rate 0.1, the default.")
                .require(copies >= 1, "copies", copies, "at least 1", "--copies 1, the default.")
                .require(seeds >= 2, "seeds", seeds, "at least 2", "--seeds 5, the default.")
                .require(epochs >= 1, "epochs", epochs, "at least 1", "--epochs 10, the default.")
                .require(!(preview && trial), "preview", true, "alone, without trial", "leave --trial out.");
        for (String way : by) {
            faults.require(
                    WAYS.contains(way), "by", way, "of " + String.join(", ", WAYS), "--by " + Nearest.maybe(way, WAYS));
        }
        faults.require(
                        !by.contains("context") || !model.isBlank(),
                        "model",
                        model,
                        "given where --by has context",
                        "--model distilbert-base-uncased.")
                .throwIfAny();
    }

    /** The standard values: one copy of each training row by one of four quick ways, a tenth of the words changed. */
    public static AugmentSpec defaults() {
        return new AugmentSpec(
                List.of("synonym", "insert", "swap", "delete"),
                0.1,
                1,
                List.of(),
                true,
                "",
                "",
                "en",
                "de",
                false,
                false,
                5,
                10,
                42);
    }

    public AugmentSpec by(List<String> by) {
        return Specs.with(this, "by", by);
    }

    public AugmentSpec by(String... by) {
        return by(List.of(by));
    }

    public AugmentSpec rate(double rate) {
        return Specs.with(this, "rate", rate);
    }

    public AugmentSpec copies(int copies) {
        return Specs.with(this, "copies", copies);
    }

    public AugmentSpec classes(List<String> classes) {
        return Specs.with(this, "classes", classes);
    }

    public AugmentSpec classes(String... classes) {
        return classes(List.of(classes));
    }

    public AugmentSpec filter(boolean filter) {
        return Specs.with(this, "filter", filter);
    }

    public AugmentSpec model(String model) {
        return Specs.with(this, "model", model);
    }

    public AugmentSpec translator(String translator) {
        return Specs.with(this, "translator", translator);
    }

    public AugmentSpec from(String from) {
        return Specs.with(this, "from", from);
    }

    public AugmentSpec via(String via) {
        return Specs.with(this, "via", via);
    }

    public AugmentSpec preview(boolean preview) {
        return Specs.with(this, "preview", preview);
    }

    public AugmentSpec trial(boolean trial) {
        return Specs.with(this, "trial", trial);
    }

    public AugmentSpec seeds(int seeds) {
        return Specs.with(this, "seeds", seeds);
    }

    public AugmentSpec epochs(int epochs) {
        return Specs.with(this, "epochs", epochs);
    }

    public AugmentSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }
}
