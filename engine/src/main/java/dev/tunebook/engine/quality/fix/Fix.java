package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import java.util.EnumSet;
import java.util.Set;

/** Puts one kind of fault right. */
interface Fix {
    /** Datasets of which each row has one class. */
    Set<Kind> ONE_CLASS = EnumSet.of(Kind.SINGLE_LABEL);

    /** Datasets of which each row has one class, or labels. */
    Set<Kind> CLASSES = EnumSet.of(Kind.SINGLE_LABEL, Kind.MULTI_LABEL);

    /** Whether the options ask for it. */
    boolean isAskedFor(FixSpec spec);

    /** The option that asks for it, where it does not make sense of every kind of dataset; else empty. */
    default String option() {
        return "";
    }

    /** The kinds of datasets that it makes sense of. */
    default Set<Kind> kinds() {
        return EnumSet.allOf(Kind.class);
    }

    /** Does it, noting for every row that it touches what was done and why. */
    void apply(Draft draft, FixSpec spec);
}
