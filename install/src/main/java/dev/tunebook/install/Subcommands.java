package dev.tunebook.install;

import java.util.List;
import picocli.CommandLine;

/**
 * The subcommands of {@code tunebook}, in the order in which help lists them.
 *
 * <p>A new one is one row here: a class with {@code @Command(name, description)} that implements
 * {@code Callable<Integer>} and returns the exit code. It may call any module's code; a fault that the user can put
 * right is a {@code UserException} or {@code NotebookProblem}, whose message alone is shown.
 */
final class Subcommands {
    private Subcommands() {}

    static List<Object> all(Surroundings surroundings) {
        return List.of(
                new RunCommand(surroundings),
                new ConsoleCommand(surroundings),
                new InstallCommand(surroundings),
                new UninstallCommand(surroundings),
                new DoctorCommand(surroundings),
                new TicketsCommand(surroundings),
                new ParityCommand(surroundings),
                new PretrainCommand(surroundings),
                new KernelCommandLine(surroundings),
                new CommandLine.HelpCommand());
    }
}
