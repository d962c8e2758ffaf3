package dev.tunebook.engine.spec;

import java.util.List;

/** What a run is compared with, and how. */
public record CompareSpec(
        @Doc(
                value = "What it is held against: other runs, base, majority, tfidf (for texts: the most alike row's).",
                positional = true)
        List<String> rivals,

        @Doc("The part of the dataset: train, validation or test.")
        Part on,

        @Doc("The figure that decides.") Figure figure,

        @Doc("Error rate on equal systems that is put up with.")
        double level,

        @Doc("Exchanges and resamples of each test.") int draws,

        @Doc("Flipped rows that are listed, for each direction.")
        int flips) {
    public CompareSpec {
        rivals = List.copyOf(rivals);
        new Faults()
                .require(level > 0 && level < 1, "level", level, "between 0 and 1", "level 0.05, the default.")
                .require(1.0 / (draws + 1) < level, "draws", draws, "more than 1 / level", "draws 10000, the default.")
                .require(flips >= 0, "flips", flips, "at least 0", "flips 5, the default.")
                .throwIfAny();
    }

    /** The standard values. */
    public static CompareSpec defaults() {
        return new CompareSpec(List.of(), Part.TEST, Figure.MACRO_F1, 0.05, 10_000, 5);
    }

    public CompareSpec rivals(List<String> rivals) {
        return Specs.with(this, "rivals", rivals);
    }

    public CompareSpec on(Part on) {
        return Specs.with(this, "on", on);
    }

    public CompareSpec on(String on) {
        return on((Part) Values.parse("on", Part.class, on));
    }

    public CompareSpec figure(Figure figure) {
        return Specs.with(this, "figure", figure);
    }

    public CompareSpec figure(String figure) {
        return figure((Figure) Values.parse("figure", Figure.class, figure));
    }

    public CompareSpec level(double level) {
        return Specs.with(this, "level", level);
    }

    public CompareSpec draws(int draws) {
        return Specs.with(this, "draws", draws);
    }

    public CompareSpec flips(int flips) {
        return Specs.with(this, "flips", flips);
    }
}
