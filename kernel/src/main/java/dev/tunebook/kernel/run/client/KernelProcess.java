package dev.tunebook.kernel.run.client;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A kernel's own operating system process, its connection file and the last lines that it printed by itself. */
final class KernelProcess implements AutoCloseable {
    private static final int LINES_KEPT = 40;

    private final Process process;
    private final Path connectionFile;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    private KernelProcess(Process process, Path connectionFile) {
        this.process = process;
        this.connectionFile = connectionFile;
        this.reader = new Thread(this::keepLastLines, "kernel-output");
        reader.setDaemon(true);
        reader.start();
    }

    static KernelProcess start(KernelCommand command, Connection connection, Path folder) throws IOException {
        Path privateFolder = Files.createTempDirectory("tunebook-run-");
        try {
            Path connectionFile = connection.write(privateFolder);
            List<String> words = new ArrayList<>(deafToInterruptKey());
            words.addAll(command.wordsFor(connectionFile));
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
            builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
            builder.environment().putAll(utf8Locale(builder.environment()));
            builder.environment().putAll(command.environment());
            builder.environment()
                    .put(
                            "JPY_PARENT_PID",
                            String.valueOf(ProcessHandle.current().pid()));
            return new KernelProcess(builder.start(), connectionFile);
        } catch (IOException failure) {
            delete(privateFolder);
            throw failure;
        }
    }

    /**
     * The terminal sends Ctrl-C to every process in front of it. A JVM leaves a signal alone that it finds ignored
     * at its start, so only this process hears the key, and asks the kernel to interrupt by message.
     */
    private static List<String> deafToInterruptKey() {
        return windows() ? List.of() : List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");
    }

    private static File nothing() {
        return new File(windows() ? "NUL" : "/dev/null");
    }

    private static boolean windows() {
        return File.separatorChar == '\\';
    }

    /** On Linux a JVM reads file names in the locale's encoding; in the plain C locale it would lose every ä. */
    static Map<String, String> utf8Locale(Map<String, String> environment) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Map.of();
        }
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("C");
        String plain = locale.toUpperCase(Locale.ROOT).replace("-", "");
        return plain.contains("UTF8") ? Map.of() : Map.of("LC_ALL", "C.UTF-8");
    }

    private void keepLastLines() {
        Charset charset = StandardCharsets.UTF_8;
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), charset))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                keep(line);
            }
        } catch (IOException closed) {
            keep("(" + closed.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        lines.addLast(line);
        if (lines.size() > LINES_KEPT) {
            lines.removeFirst();
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    /** To be asked only when the process has ended. */
    KernelDeath death() {
        try {
            reader.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new KernelDeath(process.exitValue(), lastLines());
    }

    synchronized List<String> lastLines() {
        return List.copyOf(lines);
    }

    boolean awaitEnd(long timeoutMillis) {
        try {
            return process.waitFor(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the process if it has not ended by itself, children first, and removes the connection file. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(TimeUnit.SECONDS.toMillis(5));
        delete(connectionFile.getParent());
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve(Connection.FILE_NAME));
            Files.deleteIfExists(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
