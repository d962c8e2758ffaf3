package dev.tunebook.install;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The command line in surroundings of our own: a home folder, an environment, a few jars, and what it printed. */
final class CommandLineFixture {
    final Map<String, String> environment = new HashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final Path library;
    private String system = "Linux";

    CommandLineFixture(Path home, Path library) {
        this.library = library;
        environment.put("HOME", home.toString());
        environment.put("PATH", "");
    }

    /** With two jars that are none. */
    static CommandLineFixture withFakeJars(Path folder) throws IOException {
        Path library = Files.createDirectories(folder.resolve("checkout").resolve("lib"));
        Files.writeString(library.resolve("tunebook-kernel-1.jar"), "kernel");
        Files.writeString(library.resolve("other.jar"), "other");
        return new CommandLineFixture(Files.createDirectories(folder.resolve("home")), library);
    }

    CommandLineFixture on(String otherSystem) {
        system = otherSystem;
        return this;
    }

    Surroundings surroundings() {
        return new Surroundings(environment, system, library, stream(out), stream(error));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    int run(String... words) {
        out.reset();
        error.reset();
        return Main.run(surroundings(), words);
    }

    String out() {
        return text(out);
    }

    String error() {
        return text(error);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
