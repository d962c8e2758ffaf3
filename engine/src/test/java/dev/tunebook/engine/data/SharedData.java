package dev.tunebook.engine.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data from the shared folder; tests skip where it is absent. */
public final class SharedData {
    private SharedData() {}

    public static Path folder(String name) {
        Path folder = Path.of(System.getProperty("tunebook.shared", "../shared"), "data", name);
        assumeTrue(Files.isDirectory(folder), "skipped: no data at " + folder + " (set -Dtunebook.shared=DIR)");
        return folder;
    }
}
