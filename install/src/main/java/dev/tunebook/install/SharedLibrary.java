package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** The installed copy of our jars. */
final class SharedLibrary {
    private SharedLibrary() {}

    /**
     * Copies every jar. The copy is made aside and then put in place whole, so that an interrupted installation leaves
     * the earlier one working.
     */
    static void copy(Path from, Path to) throws IOException {
        List<Path> jars = jars(from);
        if (jars.isEmpty()) {
            throw new UserException("library (" + from + ") must hold our jars.", "./mvnw -DskipTests package.");
        }
        if (to.equals(from)) {
            return;
        }
        Path draft = to.resolveSibling("lib.new");
        removeFolder(draft);
        Files.createDirectories(draft);
        for (Path jar : jars) {
            Files.copy(jar, draft.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        removeFolder(to);
        Files.move(draft, to);
    }

    static List<Path> jars(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Removes the jars and every folder above that they leave empty, up to and with the last one. */
    static void remove(Path library, Path last) throws IOException {
        removeFolder(library);
        removeEmpty(library.getParent(), last);
    }

    /** Removes a folder and those above it while they are empty, up to and with the last one. */
    static void removeEmpty(Path folder, Path last) throws IOException {
        Path current = folder;
        while (current != null && current.startsWith(last)) {
            try {
                Files.delete(current);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            } catch (NoSuchFileException gone) {
                // What was to go is gone.
            }
            current = current.getParent();
        }
    }

    private static void removeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path jar : jars(folder)) {
                Files.delete(jar);
            }
            Files.delete(folder);
        }
    }
}
