package dev.tunebook.engine.hub;

/** Is told how a download goes: at its beginning, a few times a second, and at its end. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (file, bytes, totalBytes, bytesPerSecond) -> {};

    /**
     * Takes a report.
     *
     * @param file its name in the repository
     * @param bytes on this machine so far, with those of an earlier, interrupted download
     * @param totalBytes of the whole file
     * @param bytesPerSecond since this download began; 0 at its beginning
     */
    void report(String file, long bytes, long totalBytes, double bytesPerSecond);
}
