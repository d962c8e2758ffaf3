package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;

/**
 * Looks for one kind of fault.
 *
 * <p>To add one: a class here, a line in {@link Report}, and a test with a clean and a faulty dataset.
 */
public interface Check {
    /** Its name: lower case with hyphens. */
    String name();

    /** One sentence on why the fault matters. */
    String why();

    /** Whether its question makes sense for a dataset. */
    default boolean suits(Dataset dataset) {
        return true;
    }

    /** The line of a cell that mends the fault or avoids it, such as {@code %fix tickets --dedup near}. */
    String fix(Dataset dataset);

    /** Looks; a finding of 0 rows when all is well. */
    Finding look(Inspection inspection);
}
