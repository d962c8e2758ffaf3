package dev.tunebook.engine.quality;

/**
 * Looks for one kind of fault.
 *
 * <p>To add one: a class here, a line in {@link Report}, and a test with a clean and a faulty dataset.
 */
public interface Check {
    /** Its name: lower case with hyphens. */
    String name();

    /** Looks; a finding of 0 rows when all is well. */
    Finding look(Inspection inspection);
}
