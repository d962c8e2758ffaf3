package dev.tunebook.engine.spec;

/** Rows that a split keeps together. */
public enum Group {
    /** Rows with the same text, or nearly, are in the same part. */
    NEAR,
    /** Every row goes its own way. */
    NONE
}
