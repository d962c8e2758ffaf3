package dev.tunebook.kernel.cell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps cells beyond the session, a line each: session, number, and the text in base 64.
 *
 * <p>Only its owner may read it. Read and written on a thread of its own. Trouble with the file never disturbs a cell:
 * then there is less history.
 */
public final class HistoryFile implements AutoCloseable {
    private static final int MOST_LINES = 5_000;
    private static final int CLOSING_MILLIS = 1_000;

    private final Path path;
    private final ExecutorService clerk;

    private HistoryFile(Path path, ExecutorService clerk) {
        this.path = path;
        this.clerk = clerk;
    }

    /** A file at this place; it is made when the first cell is kept. */
    public static HistoryFile at(Path path) {
        return new HistoryFile(path, Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "history");
            thread.setDaemon(true);
            return thread;
        }));
    }

    /** Keeps nothing. */
    public static HistoryFile none() {
        return new HistoryFile(null, null);
    }

    CompletableFuture<List<History.Entry>> read() {
        return path == null
                ? CompletableFuture.completedFuture(List.of())
                : CompletableFuture.supplyAsync(this::readNow, clerk);
    }

    /** Adds a cell, after all that was asked for before. */
    void append(Supplier<History.Entry> entry) {
        if (path != null) {
            clerk.execute(() -> appendNow(entry.get()));
        }
    }

    /** Waits, for a moment, until everything is written. */
    @Override
    public void close() {
        if (path == null) {
            return;
        }
        clerk.shutdown();
        try {
            clerk.awaitTermination(CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<History.Entry> readNow() {
        List<History.Entry> entries = new ArrayList<>();
        try {
            if (Files.isRegularFile(path)) {
                List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
                lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size())
                        .forEach(line -> parse(line, entries));
            }
        } catch (IOException e) {
            return List.of();
        }
        return entries;
    }

    private void appendNow(History.Entry entry) {
        String text = Base64.getEncoder().encodeToString(entry.code().getBytes(StandardCharsets.UTF_8));
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.createFile(path);
                path.toFile().setReadable(false, false);
                path.toFile().setReadable(true, true);
            }
            String line = entry.session() + " " + entry.number() + " " + text + "\n";
            Files.writeString(path, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            return;
        }
    }

    private static void parse(String line, List<History.Entry> entries) {
        String[] parts = line.split(" ");
        try {
            String code = new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            entries.add(new History.Entry(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), code));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // A line cut short by a crash is not history any more.
            return;
        }
    }
}
