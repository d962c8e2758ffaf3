package dev.tunebook.install;

import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.run.NotebookRunner;
import dev.tunebook.kernel.run.RunSpec;
import dev.tunebook.kernel.run.TerminalProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Executes a notebook without Jupyter; writes it and a page of it into a folder.",
        sortOptions = false)
final class RunCommand implements Callable<Integer> {
    private static final Duration START = Duration.ofSeconds(120);
    private static final long LAST_WRITING_SECONDS = 45;
    private static final int NARROWEST = 40;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "NOTEBOOK", description = "An .ipynb file; its folder is the working folder of its cells.")
    private Path notebook;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "Sets a variable of the cell tagged \"parameters\". May be given several times.")
    private List<String> parameters = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "out",
            description = "Where the executed notebook and its page go (default: ${DEFAULT-VALUE}, here).")
    private Path out;

    @Option(
            names = "--cell-timeout",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "Interrupts a cell that runs longer, and fails (default: no limit).")
    private double cellTimeoutSeconds;

    RunCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Duration timeout = Duration.ofMillis(Math.round(cellTimeoutSeconds * 1000));
        if (timeout.isNegative()) {
            throw new UserException(
                    "--cell-timeout (" + cellTimeoutSeconds + ") must be at least 0.", "--cell-timeout 600.");
        }
        RunSpec spec = new RunSpec(
                notebook, out, words(), timeout, START, surroundings.kernelJvm().kernelCommand());
        NotebookRunner runner = new NotebookRunner(spec, new TerminalProgress(surroundings.out(), style()));
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> interrupt(runner, ended), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return runner.run().status().exitCode();
        } finally {
            ended.countDown();
            removeHook(hook);
        }
    }

    /** Ctrl-C: the cell is interrupted, and what there is is written before this JVM ends. */
    private static void interrupt(NotebookRunner runner, CountDownLatch ended) {
        runner.interrupt();
        try {
            ended.await(LAST_WRITING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException atOnce) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook is running, and has just been told that all is written.
            Thread.yield();
        }
    }

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new UserException(
                        "-p (" + parameter + ") must be name=value.",
                        "-p " + (equals < 0 ? parameter : "epochs") + "=3.");
            }
            words.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return words;
    }

    /** The launcher script has looked at the terminal, which Java cannot do before JDK 22. */
    private TerminalProgress.Style style() {
        boolean live =
                surroundings.environment().getOrDefault("TUNEBOOK_TERMINAL", "").equals("1")
                        && !surroundings.environment().getOrDefault("TERM", "").equals("dumb");
        boolean colours = live && !surroundings.environment().containsKey("NO_COLOR");
        int columns = 100;
        try {
            columns = Integer.parseInt(surroundings.environment().getOrDefault("COLUMNS", "100"));
        } catch (NumberFormatException notTold) {
            columns = 100;
        }
        return new TerminalProgress.Style(live, colours, Math.max(NARROWEST, columns));
    }
}
