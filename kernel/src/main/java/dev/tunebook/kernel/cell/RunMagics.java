package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Magics that run something: Java and its time, a file, a command. */
final class RunMagics {
    private static final String TIMING = Timing.class.getName();

    private final LiveNotebook notebook;

    private RunMagics(LiveNotebook notebook) {
        this.notebook = notebook;
    }

    static void install(LiveNotebook notebook) {
        RunMagics magics = new RunMagics(notebook);
        notebook.magic(new Simple(
                "time",
                "%time JAVA, or %%time above a whole cell",
                "Runs Java and prints how long it took.",
                magics::time));
        notebook.magic(new Simple(
                "timeit",
                "%timeit JAVA, or %%timeit above a whole cell",
                "Runs Java many times and says how long one run takes.",
                magics::timeIt));
        notebook.magic(new Simple(
                "timeout",
                "%timeout [SECONDS]",
                "Shows or sets how long a cell may run before it is interrupted; 0 means no limit.",
                (line, body) -> magics.timeout(line.strip())));
        notebook.magic(new Simple(
                "load",
                "%load FILE",
                "Runs the Java in a file: .java, .jsh, or the code cells of an .ipynb.",
                (line, body) -> magics.load(line),
                unfinished -> PathCompletion.of(
                        notebook.folder(), unfinished, file -> file.toString().matches(".*\\.(java|jsh|ipynb)"))));
        notebook.magic(new Simple(
                "page",
                "%page JAVA",
                "Shows a value in the front end's pager, apart from the cell's output and not kept in the notebook.",
                magics::page));
        notebook.magic(new Simple(
                "bash",
                "%%bash, with the commands below",
                "Runs shell commands in the notebook's folder.",
                magics::bash));
    }

    private Object time(String line, String body) throws Exception {
        long started = System.nanoTime();
        Object value = notebook.runNested(whole(line, body));
        System.out.println("Wall time: " + Timing.duration(System.nanoTime() - started));
        return value;
    }

    private Object timeIt(String line, String body) throws Exception {
        String java = whole(line, body).strip();
        if (java.isEmpty()) {
            throw new MagicMisuse("Java to time (nothing) must follow %timeit.\nMaybe %timeit Math.sqrt(2)");
        }
        boolean expression = !java.endsWith(";") && !java.endsWith("}");
        String lambda = expression ? "() -> (" + java + ")" : "() -> {" + java + "}";
        return notebook.runNested(TIMING + (expression ? ".expression(" : ".statements(") + lambda + ")");
    }

    private Object page(String line, String body) throws Exception {
        notebook.pages().add(notebook.views().show(notebook.runNested(line)));
        return null;
    }

    private Object timeout(String seconds) throws MagicMisuse {
        if (!seconds.isEmpty()) {
            notebook.cellTimeout(seconds(seconds));
        }
        Duration now = notebook.cellTimeout();
        return MimeBundle.text(
                now.isZero()
                        ? "Cells may run as long as they want."
                        : "Cells may run for " + Timing.duration(now.toNanos()) + ".");
    }

    private static Duration seconds(String word) throws MagicMisuse {
        try {
            double seconds = Double.parseDouble(word);
            if (seconds >= 0 && seconds < 1e9) {
                return Duration.ofMillis(Math.round(seconds * 1000));
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that is too small or too large is.
        }
        throw new MagicMisuse("seconds (" + word + ") must be a number from 0 on.\nMaybe %timeout 60");
    }

    private Object load(String file) throws Exception {
        Path path = notebook.folder().resolve(PlaceMagics.plain(file.strip()));
        if (file.isBlank() || !Files.isRegularFile(path)) {
            throw new MagicMisuse("file (" + path + ") must exist.\nMaybe %cd shows another folder than you expect.");
        }
        String text = Files.readString(path, StandardCharsets.UTF_8);
        if (!path.toString().endsWith(".ipynb")) {
            return notebook.runNested(text);
        }
        Object last = null;
        for (String cell : NotebookFile.codeCells(text)) {
            last = notebook.runNested(cell);
        }
        return last;
    }

    private Object bash(String line, String body) throws Exception {
        String commands = whole(line, body);
        ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", commands))
                .directory(notebook.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(notebook.environment());
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new MagicMisuse("bash must be installed.\nMaybe use ProcessBuilder in Java.");
        }
        process.getOutputStream().close();
        Thread copier = new Thread(() -> copy(process), "bash output");
        // On a thread of its own: on JDK 17 this one may be stopped for good while it cleans up.
        Thread ender = new Thread(() -> end(process), "bash end");
        copier.setDaemon(true);
        copier.start();
        try {
            int code = process.waitFor();
            copier.join(TimeUnit.SECONDS.toMillis(2));
            if (code != 0) {
                throw new MagicMisuse("exit code (" + code + ") must be 0.\nMaybe the output above says why.");
            }
            return null;
        } finally {
            ender.start();
        }
    }

    /** The shell first: it would go on with its next command when the present one ends. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
    }

    private static void copy(Process process) {
        try {
            process.getInputStream().transferTo(System.out);
        } catch (IOException e) {
            // The process was stopped; there is no more to show.
            return;
        }
    }

    private static String whole(String line, String body) {
        return body == null ? line : line + "\n" + body;
    }
}
