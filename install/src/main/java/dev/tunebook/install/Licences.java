package dev.tunebook.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The licence texts that go with an installed copy of our jars. */
final class Licences {
    private static final List<String> NAMES = List.of("LICENSE", "THIRD-PARTY.txt");

    private Licences() {}

    /** Writes them into a folder, in place of earlier ones. */
    static void write(Path folder) throws IOException {
        for (String name : NAMES) {
            try (InputStream text = Licences.class.getResourceAsStream(name)) {
                Files.copy(text, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void remove(Path folder) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }
}
