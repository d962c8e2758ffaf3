package dev.tunebook.engine.hub;

import java.nio.file.Path;
import java.util.List;

/**
 * Files of a dataset on this machine.
 *
 * @param folder that has them
 * @param commit that they are of
 * @param files their paths in the folder
 */
public record DatasetFiles(Path folder, String commit, List<String> files) {}
