package dev.tunebook.engine.spec;

/** What a run has to pass before it is shipped. */
public record ShipSpec(
        @Doc("What it is to replace: a run, base, majority or tfidf.")
        String against,

        @Doc("The part of the dataset that both are judged by.")
        Part on,

        @Doc("The figure of the paired test, where a run tells classes.")
        Figure figure,

        @Doc("Share of equal models that is refused.") double level,

        @Doc(
                "Loss of accuracy, or share of another figure, that must not go unseen: the rows must be enough for it; 0 does not ask.")
        double difference,

        @Doc("Recall that no class or label may fall below.")
        double floor,

        @Doc("Share of rows near a training row that is put up with.")
        double leakage,

        @Doc("A suite of behaviours, a YAML file; without one, what any classifier, or any generator, is put to.")
        String suite,

        @Doc("Texts that behaviours are tested on.") int rows,

        @Doc("Seed of the changes of texts.") long seed,

        @Doc("Folder for the model card and the report; without one, release in the run's folder.")
        String to) {
    public ShipSpec {
        new Faults()
                .require(!against.isBlank(), "against", against, "a run, base, majority or tfidf", "against tfidf.")
                .require(level > 0 && level < 1, "level", level, "between 0 and 1", "level 0.05, the default.")
                .require(
                        difference >= 0 && difference < 1,
                        "difference",
                        difference,
                        "in [0, 1)",
                        "difference 0.05, the default.")
                .require(floor >= 0 && floor <= 1, "floor", floor, "in [0, 1]", "floor 0.5, the default.")
                .require(leakage >= 0 && leakage <= 1, "leakage", leakage, "in [0, 1]", "leakage 0.01, the default.")
                .require(rows >= 1, "rows", rows, "at least 1", "rows 200, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static ShipSpec defaults() {
        return new ShipSpec("tfidf", Part.TEST, Figure.MACRO_F1, 0.05, 0.05, 0.5, 0.01, "", 200, 7, "");
    }

    public ShipSpec against(String against) {
        return Specs.with(this, "against", against);
    }

    public ShipSpec on(Part on) {
        return Specs.with(this, "on", on);
    }

    public ShipSpec on(String on) {
        return on((Part) Values.parse("on", Part.class, on));
    }

    public ShipSpec figure(Figure figure) {
        return Specs.with(this, "figure", figure);
    }

    public ShipSpec level(double level) {
        return Specs.with(this, "level", level);
    }

    public ShipSpec difference(double difference) {
        return Specs.with(this, "difference", difference);
    }

    public ShipSpec floor(double floor) {
        return Specs.with(this, "floor", floor);
    }

    public ShipSpec leakage(double leakage) {
        return Specs.with(this, "leakage", leakage);
    }

    public ShipSpec suite(String suite) {
        return Specs.with(this, "suite", suite);
    }

    public ShipSpec rows(int rows) {
        return Specs.with(this, "rows", rows);
    }

    public ShipSpec seed(long seed) {
        return Specs.with(this, "seed", seed);
    }

    public ShipSpec to(String to) {
        return Specs.with(this, "to", to);
    }
}
