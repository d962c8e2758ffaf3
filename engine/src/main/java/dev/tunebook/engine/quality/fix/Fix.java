package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;

/** Puts one kind of fault right. */
interface Fix {
    /** Whether the options ask for it. */
    boolean isAskedFor(FixSpec spec);

    /** The option that asks for it, where it makes sense of datasets with one class for each row alone; else empty. */
    default String ofClasses() {
        return "";
    }

    /** Does it, noting for every row that it touches what was done and why. */
    void apply(Draft draft, FixSpec spec);
}
