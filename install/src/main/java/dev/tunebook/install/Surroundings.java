package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * What a subcommand finds around it; tests make their own.
 *
 * @param environment the process's environment variables
 * @param system {@code os.name}, as Java tells it
 * @param library the folder of our jars
 */
record Surroundings(Map<String, String> environment, String system, Path library, PrintStream out, PrintStream error) {
    /** Of this process. */
    static Surroundings ofProcess(PrintStream out, PrintStream error) {
        return new Surroundings(System.getenv(), System.getProperty("os.name"), ownLibrary(), out, error);
    }

    /** The folder of the jar that this class came from, unless {@code tunebook.library} says another. */
    private static Path ownLibrary() {
        String given = System.getProperty("tunebook.library");
        if (given != null) {
            return Path.of(given);
        }
        try {
            Path own = Path.of(Surroundings.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own.getParent();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    /** The user's home folder as other programs see it: Java itself does not heed {@code HOME}. */
    Path home() {
        String home = environment.getOrDefault(windows() ? "USERPROFILE" : "HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    boolean windows() {
        return system.startsWith("Windows");
    }

    boolean mac() {
        return system.startsWith("Mac");
    }

    KernelJvm kernelJvm() {
        return new KernelJvm(javaHome(), library, environment);
    }

    /** The project's version, filled in by the build. */
    static String version() {
        try (InputStream file = Surroundings.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A path that the user gave, or a clear word about it. */
    static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (java.nio.file.InvalidPathException invalid) {
            throw new UserException("path (" + text + ") must be one that this system allows.", "quote it.", invalid);
        }
    }
}
