package dev.tunebook.engine.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real checkpoints and tokenizers from the shared folder; tests skip where it is absent. */
public final class SharedFolder {
    private SharedFolder() {}

    public static Path of(String name) {
        Path folder =
                Path.of(System.getProperty("tunebook.shared", "../shared")).resolve(name);
        assumeTrue(Files.isDirectory(folder), "skipped: no data at " + folder + " (set -Dtunebook.shared=DIR)");
        return folder;
    }
}
