package dev.tunebook.engine.spec;

/** A rule that reads a learning rate off a range test's curve. */
public enum Suggestion {
    /** A tenth of the learning rate at which the smoothed loss is lowest. */
    MINIMUM,
    /** Where the smoothed loss falls fastest per decade. */
    STEEPEST,
    /** A point inside the longest valley of the curve. */
    VALLEY,
    /** Just left of where the gradient begins to slide. */
    SLIDE
}
