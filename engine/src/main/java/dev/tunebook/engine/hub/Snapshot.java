package dev.tunebook.engine.hub;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model's files in a folder of this machine.
 *
 * @param name as it was asked for
 * @param folder that has them
 * @param commit that they are of; empty for a local folder
 * @param note what the user should know, such as that the hub could not be asked for a newer one; else empty
 */
public record Snapshot(String name, Path folder, Optional<String> commit, Optional<String> note) {}
