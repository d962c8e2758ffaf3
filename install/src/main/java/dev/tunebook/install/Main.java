package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.run.document.NotebookProblem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line's entry. Exit codes: 0 done, 1 it failed, 2 it was asked wrongly, 130 interrupted. */
@Command(
        name = "tunebook",
        description = "A Java kernel for Jupyter that fine-tunes text models, and its headless runner.",
        synopsisSubcommandLabel = "SUBCOMMAND",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true)
public final class Main {
    private static final int FAILED = 1;
    private static final int ASKED_WRONGLY = 2;

    private Main() {}

    public static void main(String[] words) {
        Surroundings surroundings = Surroundings.ofProcess(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        System.exit(run(surroundings, words));
    }

    /** Runs a command line and returns its exit code. */
    static int run(Surroundings surroundings, String... words) {
        CommandLine commandLine = new CommandLine(new Main());
        Subcommands.all(surroundings).forEach(commandLine::addSubcommand);
        commandLine.setOut(new PrintWriter(surroundings.out(), true));
        commandLine.setErr(new PrintWriter(surroundings.error(), true));
        commandLine.setUsageHelpAutoWidth(false);
        commandLine.setParameterExceptionHandler((fault, given) -> {
            surroundings.error().println(UsageFault.text(fault));
            return ASKED_WRONGLY;
        });
        commandLine.setExecutionExceptionHandler((fault, command, parsed) -> tell(surroundings, fault, parsed));
        if (words.length == 0) {
            commandLine.usage(surroundings.out());
            return 0;
        }
        return commandLine.execute(words);
    }

    private static int tell(Surroundings surroundings, Exception fault, ParseResult parsed) {
        if (fault instanceof UserException || fault instanceof NotebookProblem) {
            surroundings.error().println(fault.getMessage());
            return ASKED_WRONGLY;
        }
        surroundings
                .error()
                .println("tunebook " + parsed.subcommand().commandSpec().name() + " failed: " + fault);
        if (surroundings.environment().containsKey("TUNEBOOK_DEBUG")) {
            fault.printStackTrace(surroundings.error());
        } else {
            surroundings.error().println("Maybe set TUNEBOOK_DEBUG=1 and run it again, to see where.");
        }
        return FAILED;
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "tunebook " + Surroundings.version(), "Java " + Runtime.version() + " at " + Surroundings.javaHome()
            };
        }
    }
}
