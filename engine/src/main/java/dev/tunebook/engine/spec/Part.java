package dev.tunebook.engine.spec;

import java.util.Locale;

/** The part of a dataset that a row belongs to. */
public enum Part {
    /** Rows that weights are fitted to. */
    TRAIN,
    /** Rows that decide when to stop and which checkpoint is kept. */
    VALIDATION,
    /** Rows that are looked at once, at the end. */
    TEST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
