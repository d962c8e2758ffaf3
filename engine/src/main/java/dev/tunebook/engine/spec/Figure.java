package dev.tunebook.engine.spec;

/** The figure that decides which of several classifiers is better. */
public enum Figure {
    ACCURACY,
    BALANCED_ACCURACY,
    MACRO_F1,
    WEIGHTED_F1,
    MATTHEWS,
    KAPPA;

    /** As the option is written: {@code macro-f1}. */
    public String title() {
        return Values.text(this);
    }
}
