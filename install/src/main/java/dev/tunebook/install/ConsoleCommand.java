package dev.tunebook.install;

import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.console.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "console",
        description = "Runs cells at a terminal, in a kernel of its own: Tab completes, Ctrl-C stops, Ctrl-D ends.")
final class ConsoleCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofSeconds(120);

    private final Surroundings surroundings;

    ConsoleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        try (KernelSession session =
                KernelSession.start(surroundings.kernelJvm().kernelCommand(), folder, START)) {
            return atTerminal() ? typed(session) : piped(session);
        } catch (KernelDeath death) {
            surroundings.error().println(death.getMessage());
            death.lastLines().forEach(surroundings.error()::println);
            return 1;
        }
    }

    private int typed(KernelSession session) throws IOException, KernelDeath {
        Path history = surroundings.home().resolve(".local/share/tunebook/console-history");
        Files.createDirectories(history.getParent());
        try (TerminalCells cells = new TerminalCells(session, history)) {
            Console console = new Console(session, cells, surroundings.out());
            console.greet();
            console.run();
            return 0;
        }
    }

    /** As a script's, the exit code tells whether the last cell passed. */
    private int piped(KernelSession session) throws KernelDeath {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return new Console(session, new PlainCells(input), surroundings.out()).run() ? 0 : 1;
    }

    /** The launcher script has looked at the terminal. */
    private boolean atTerminal() {
        return surroundings.environment().getOrDefault("TUNEBOOK_TERMINAL", "").equals("1") && System.console() != null;
    }
}
