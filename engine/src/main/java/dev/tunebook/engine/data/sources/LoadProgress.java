package dev.tunebook.engine.data.sources;

/** Is told how the reading of a file goes, twice a second once it takes longer than that, and then at its end. */
@FunctionalInterface
public interface LoadProgress {
    /** Tells nobody. */
    LoadProgress NONE = (file, records, recordsPerSecond) -> {};

    /**
     * Takes a report.
     *
     * @param file its name
     * @param records read so far
     * @param recordsPerSecond since its beginning
     */
    void report(String file, long records, double recordsPerSecond);

    /**
     * Takes word that all is read, and that near-duplicates are looked for, which takes as long again.
     *
     * @param dataset its name
     * @param rows among which they are looked for, which are many
     */
    default void searching(String dataset, long rows) {}

    /**
     * Takes word that near-duplicates have been looked for.
     *
     * @param dataset its name
     * @param rows among which they were looked for
     * @param seconds that it took
     */
    default void searched(String dataset, long rows, double seconds) {}
}
