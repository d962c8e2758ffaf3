package dev.tunebook.engine.runs;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes what a run trained into a folder of the user's; overwrites nothing. */
final class Saving {
    private Saving() {}

    /** Writes files into a folder that is there by then, or will be made. */
    @FunctionalInterface
    interface Writer {
        void write() throws IOException;
    }

    /**
     * Has a folder written.
     *
     * @param target a folder that is empty or not there yet
     * @throws UserException when it is neither, or cannot be written
     */
    static void into(Path target, Writer writer) {
        try {
            if (Files.exists(target) && (!Files.isDirectory(target) || !isEmpty(target))) {
                throw new UserException("folder (" + target + ") must be empty or not there yet.", "another folder.");
            }
            writer.write();
        } catch (IOException | UncheckedIOException refused) {
            throw new UserException(
                    "folder (" + target + ") cannot be written: " + refused.getMessage() + ".",
                    "another folder.",
                    refused);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Copies all files of a folder. */
    static void copy(Path kept, Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(kept)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
