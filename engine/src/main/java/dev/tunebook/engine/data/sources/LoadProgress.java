package dev.tunebook.engine.data.sources;

/** Is told how the reading of a file goes, a few times a second once it takes longer than that. */
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
}
