package dev.tunebook.engine.hub;

import dev.tunebook.engine.files.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The cache that Python's {@code huggingface_hub} keeps: for each repository the contents under {@code blobs}, by
 * checksum; the commit of each branch under {@code refs}; and under {@code snapshots} each commit's files as links.
 */
final class HubCache {
    private final Path root;

    HubCache(Path root) {
        this.root = root;
    }

    /** Where a content is, or will be. */
    Path blob(HubName name, String etag) {
        return root.resolve(name.folder()).resolve("blobs").resolve(etag);
    }

    /** Who holds it may write a content. */
    Path lock(HubName name, String etag) {
        return root.resolve(".locks").resolve(name.folder()).resolve(etag + ".lock");
    }

    /** A commit's files. */
    Path snapshot(HubName name, String commit) {
        return root.resolve(name.folder()).resolve("snapshots").resolve(commit);
    }

    /** The commit that a revision was when it was last asked for; a commit is its own. */
    Optional<String> commit(HubName name) {
        if (HubName.isCommit(name.revision())) {
            return Optional.of(name.revision());
        }
        try {
            return Optional.of(Files.readString(ref(name)).strip()).filter(HubName::isCommit);
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Notes which commit a revision is. */
    void remember(HubName name, String commit) {
        if (!name.revision().equals(commit) && !commit(name).equals(Optional.of(commit))) {
            WholeFile.write(ref(name), commit.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Path ref(HubName name) {
        return root.resolve(name.folder()).resolve("refs").resolve(name.revision());
    }

    /** Makes a content appear under its name in a commit: as a relative link, or a copy where there are no links. */
    void link(HubName name, String commit, HubFile file) throws IOException {
        Path place = snapshot(name, commit).resolve(file.name());
        Path blob = blob(name, file.etag());
        Files.createDirectories(place.getParent());
        // another process may read it meanwhile: it must never be absent
        Path beside = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createSymbolicLink(beside, place.getParent().relativize(blob));
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.copy(blob, beside, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The names of all repositories that it has something of. */
    List<String> repositories() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(folder -> folder.startsWith("models--"))
                    .map(folder -> folder.substring("models--".length()).replaceFirst("--", "/"))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** Its folder. */
    Path root() {
        return root;
    }
}
