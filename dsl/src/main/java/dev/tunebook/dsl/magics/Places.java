package dev.tunebook.dsl.magics;

import dev.tunebook.engine.data.sources.DataFile;
import dev.tunebook.engine.data.sources.Formats;
import dev.tunebook.engine.data.sources.Hints;
import dev.tunebook.engine.runs.RunStore;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What completion finds on disk: files, the columns of a table, the runs that are kept. Trouble finds nothing. */
final class Places {
    /** A larger table takes longer to look into than a Tab may wait. */
    private static final long LARGEST_TABLE_BYTES = 32L << 20;

    private final Path folder;

    /**
     * @param folder that relative paths start at: the notebook's
     */
    Places(Path folder) {
        this.folder = folder;
    }

    /** Files and folders that go on where the word stops; hidden ones only when asked for. */
    List<String> files(String unfinished) {
        String parent = unfinished.substring(0, unfinished.lastIndexOf('/') + 1);
        String begun = unfinished.substring(parent.length());
        try (Stream<Path> entries = Files.list(folder.resolve(parent))) {
            return entries.filter(entry -> begun.startsWith(".")
                            || !entry.getFileName().toString().startsWith("."))
                    .map(entry -> parent + entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .sorted()
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    /** The columns of a table. */
    List<String> columns(String path) {
        try {
            DataFile file = DataFile.find("path", path, folder);
            return Files.isRegularFile(file.place()) && Files.size(file.place()) <= LARGEST_TABLE_BYTES
                    ? Formats.open(file, new Hints(List.of(), "", true)).columns()
                    : List.of();
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    /** The names of the runs that are kept, the newest first. */
    List<String> runs() {
        try {
            return RunStore.in(folder).names();
        } catch (UserException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    /** The ids of the kept runs of a name, the newest first; of all runs without a name. */
    List<String> ids(String name) {
        try {
            return RunStore.in(folder).ids(name);
        } catch (UserException | UncheckedIOException unreadable) {
            return List.of();
        }
    }
}
