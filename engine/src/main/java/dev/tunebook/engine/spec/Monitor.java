package dev.tunebook.engine.spec;

/** The validation figure that decides which epoch is best. */
public enum Monitor {
    /** Mean cross-entropy, lower is better. */
    LOSS,
    /** Unweighted mean of the classes' F1, higher is better. */
    MACRO_F1,
    /** Share of rows that are right, higher is better. */
    ACCURACY
}
