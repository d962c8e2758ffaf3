package dev.tunebook.engine.runs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which commit a Git repository has checked out, read from its files: no Git is needed.
 *
 * <p>A work tree's own folder holds {@code HEAD}. That of a further work tree or a submodule stands elsewhere, where a
 * file {@code .git} says; and what work trees share, branches above all, stands where its file {@code commondir} says.
 */
final class GitCommit {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private static final String LINK = "gitdir:";
    private static final String REFERENCE = "ref:";

    /** A reference may name another one; Git follows as many. */
    private static final int MOST_REFERENCES = 5;

    private final Path own;
    private final Path common;

    private GitCommit(Path own) throws IOException {
        this.own = own.normalize();
        Path shared = own.resolve("commondir");
        this.common = Files.isRegularFile(shared) ? own.resolve(text(shared)).normalize() : this.own;
    }

    /** The commit that the nearest repository around a folder has checked out; empty where there is none. */
    static Optional<String> around(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            Path git = at.resolve(".git");
            if (Files.exists(git)) {
                return of(git);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> of(Path git) {
        try {
            return new GitCommit(Files.isDirectory(git) ? git : linked(git)).commit();
        } catch (IOException | InvalidPathException unreadable) {
            return Optional.empty();
        }
    }

    /** Where a file {@code .git} says that the folder is. */
    private static Path linked(Path file) throws IOException {
        String link = text(file);
        if (!link.startsWith(LINK)) {
            throw new IOException(file + " does not begin with " + LINK);
        }
        return file.resolveSibling(link.substring(LINK.length()).strip()).normalize();
    }

    private Optional<String> commit() throws IOException {
        String said = text(own.resolve("HEAD"));
        for (int i = 0; i < MOST_REFERENCES && said.startsWith(REFERENCE); i++) {
            said = reference(said.substring(REFERENCE.length()).strip());
        }
        return Optional.of(said).filter(hash -> HASH.matcher(hash).matches());
    }

    /** What a reference says: a file of its own, the work tree's before the shared one, or a line among many. */
    private String reference(String name) throws IOException {
        for (Path place : new Path[] {own, common}) {
            Path file = place.resolve(name).normalize();
            if (file.startsWith(place) && Files.isRegularFile(file)) {
                return text(file);
            }
        }
        return Files.readAllLines(common.resolve("packed-refs"), StandardCharsets.UTF_8).stream()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse("");
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
