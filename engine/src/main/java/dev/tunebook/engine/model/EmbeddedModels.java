package dev.tunebook.engine.model;

import dev.tunebook.engine.files.Folder;
import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.files.WholeFile;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checkpoints that Tunebook brings along: resources, which are laid into the user's cache when one is first asked for.
 *
 * <p>The resource {@code SHA256SUMS} of a model names its files; the folder in the cache is named by it too, so that
 * another version of Tunebook finds another folder.
 */
final class EmbeddedModels {
    private static final String OWNER = "tunebook/";
    private static final String SUMS = "SHA256SUMS";
    private static final List<String> NAMES = List.of("encoder-mini", "decoder-mini");

    private EmbeddedModels() {}

    /** The names of those that are there: a build without the resources has none. */
    static List<String> names() {
        return NAMES.stream()
                .filter(name -> EmbeddedModels.class.getResource(resource(name, SUMS)) != null)
                .map(OWNER::concat)
                .toList();
    }

    /**
     * The folder of a model, every file of which is what it was when it was packed.
     *
     * @param name one of {@link #names()}; empty for any other
     * @throws UserException when no cache can be written
     */
    static Optional<Path> folder(String name) {
        return folder(name, Folder.ofCaches().resolve("models"));
    }

    static Optional<Path> folder(String name, Path cache) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        String model = name.substring(OWNER.length());
        byte[] sums = bytes(model, SUMS);
        Path folder = cache.resolve(model + "-" + Sha256.of(sums).substring(0, 16));
        files(sums).forEach((file, sum) -> lay(model, file, sum, folder));
        return Optional.of(folder);
    }

    private static void lay(String model, String file, String sum, Path folder) {
        Path target = folder.resolve(file);
        try {
            if (Files.isRegularFile(target) && Sha256.of(target).equals(sum)) {
                return;
            }
        } catch (IOException unreadable) {
            // written anew, as if it were not there
        }
        WholeFile.write(target, bytes(model, file));
    }

    /** As {@code sha256sum} writes them: the sum, two blanks, the name. */
    private static Map<String, String> files(byte[] sums) {
        Map<String, String> files = new LinkedHashMap<>();
        new String(sums, StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> files.put(line.substring(66), line.substring(0, 64)));
        return files;
    }

    private static byte[] bytes(String model, String file) {
        try (InputStream resource = EmbeddedModels.class.getResourceAsStream(resource(model, file))) {
            if (resource == null) {
                throw new IllegalStateException(resource(model, file) + " is named in " + SUMS + " but missing");
            }
            return resource.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String resource(String model, String file) {
        return "/dev/tunebook/embedded/" + model + "/" + file;
    }
}
