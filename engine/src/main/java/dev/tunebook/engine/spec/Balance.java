package dev.tunebook.engine.spec;

/** How the classes' training rows are made equally many. */
public enum Balance {
    /** Not at all. */
    NONE,
    /** Rows of the larger classes are dropped, drawn at random, down to the smallest class. */
    DOWN,
    /** Rows of the smaller classes are repeated, in turn, up to the largest class. */
    UP
}
