package dev.tunebook.engine.spec;

/** Which texts count as repetitions of another. */
public enum Dedup {
    /** None: rows stay as they are. */
    NONE,
    /** Texts that are equal to the last character. */
    EXACT,
    /** Texts that are equal but for case, white space and punctuation. */
    NORMALISED,
    /** Texts that are nearly equal, those that are equal included. */
    NEAR
}
