package dev.tunebook.kernel.cell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's own scripts, run before the first cell, magics in them too.
 *
 * <p>{@value #VARIABLE} names files and folders, separated as in a class path; without it, the folder is
 * {@code tunebook/startup} in the user's configuration folder. Of a folder, the {@code .java}, {@code .jsh} and
 * {@code .ipynb} files run in the order of their names.
 */
public final class StartupScripts {
    private static final String VARIABLE = "TUNEBOOK_STARTUP";
    private static final Pattern SCRIPT = Pattern.compile(".*\\.(java|jsh|ipynb)");

    private final List<String> places;
    private final Path otherwise;

    private StartupScripts(List<String> places, Path otherwise) {
        this.places = places;
        this.otherwise = otherwise;
    }

    /**
     * @param environment where the user says which
     * @param home the user's home folder
     */
    public static StartupScripts of(Map<String, String> environment, Path home) {
        String named = environment.get(VARIABLE);
        if (named != null) {
            return new StartupScripts(
                    Stream.of(named.split(Pattern.quote(File.pathSeparator)))
                            .filter(each -> !each.isBlank())
                            .toList(),
                    null);
        }
        String given = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path configuration = given.isEmpty() ? home.resolve(".config") : Path.of(given);
        return new StartupScripts(List.of(), configuration.resolve("tunebook").resolve("startup"));
    }

    /** The files, in the order in which they run. One that was named and is not there is listed, to be complained of. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : places) {
            Path path = Path.of(place).toAbsolutePath();
            files.addAll(Files.isDirectory(path) ? scripts(path) : List.of(path));
        }
        if (otherwise != null && Files.isDirectory(otherwise)) {
            files.addAll(scripts(otherwise));
        }
        return files;
    }

    /**
     * Runs them all, on the calling thread.
     *
     * @return what went wrong, in a text each; the scripts after a failed one run all the same
     */
    public List<String> run(CellRunner runner) {
        List<String> failures = new ArrayList<>();
        try {
            for (Path file : files()) {
                Optional<CellFailure> failure = runner.run("%load " + file, 0, shown -> {});
                failure.ifPresent(why ->
                        failures.add("Start-up script " + file + " failed:\n" + String.join("\n", why.traceback())));
            }
        } catch (IOException e) {
            failures.add("The start-up scripts cannot be read: " + e);
        }
        return failures;
    }

    private static List<Path> scripts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            SCRIPT.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
