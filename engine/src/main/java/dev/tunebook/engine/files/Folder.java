package dev.tunebook.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done to a folder as a whole. */
public final class Folder {
    private Folder() {}

    /** Where Tunebook keeps what it can get again: {@code tunebook} in {@code XDG_CACHE_HOME}, or in {@code ~/.cache}. */
    public static Path ofCaches() {
        String home = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = home.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(home);
        return caches.resolve("tunebook");
    }

    /** Deletes a folder with all that is in it, where there is one. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
