package dev.tunebook.kernel.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files and folders that go on where a word stops; hidden ones only when asked for, folders with a slash. */
final class PathCompletion {
    private PathCompletion() {}

    /**
     * @param folder that a relative path starts at
     * @param unfinished the path so far; {@code ~/} is the user's home folder
     * @param wanted which files count; folders always do
     */
    static List<String> of(Path folder, String unfinished, Predicate<Path> wanted) {
        String parent = unfinished.substring(0, unfinished.lastIndexOf('/') + 1);
        String begun = unfinished.substring(parent.length());
        try (Stream<Path> entries = Files.list(resolve(folder, parent))) {
            return entries.filter(entry -> name(entry).startsWith(begun))
                    .filter(entry -> begun.startsWith(".") || !name(entry).startsWith("."))
                    .filter(entry -> Files.isDirectory(entry) || wanted.test(entry))
                    .map(entry -> parent + name(entry) + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
    }

    private static Path resolve(Path folder, String parent) {
        return parent.startsWith("~/")
                ? Path.of(System.getProperty("user.home")).resolve(parent.substring(2))
                : folder.resolve(parent);
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }
}
