package dev.tunebook.engine.runs;

import dev.tunebook.engine.train.TrainEvent;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run's {@code events.jsonl}: one event a line, in order, each leaving this process as it happens. */
final class EventLog implements AutoCloseable {
    private final Path file;
    private RandomAccessFile open;

    EventLog(Path file) {
        this.file = file;
    }

    void append(TrainEvent event) {
        try {
            open().write((EventJson.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw RunFolder.cannotWrite(file, refused);
        }
    }

    /** Waits until all events are on the disk; returns their length in bytes. */
    long force() {
        try {
            open().getFD().sync();
            return open().length();
        } catch (IOException refused) {
            throw RunFolder.cannotWrite(file, refused);
        }
    }

    /** Forgets what came after so many bytes. */
    void truncate(long bytes) {
        try {
            open().setLength(bytes);
            open().seek(bytes);
        } catch (IOException refused) {
            throw RunFolder.cannotWrite(file, refused);
        }
    }

    /** The events within the first bytes; a last line that was cut off by a crash is none. */
    List<TrainEvent> read(long bytes) {
        List<TrainEvent> events = new ArrayList<>();
        if (!Files.exists(file)) {
            return events;
        }
        try {
            byte[] all = Files.readAllBytes(file);
            String text = new String(all, 0, (int) Math.min(all.length, bytes), StandardCharsets.UTF_8);
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                events.add(EventJson.read(text.substring(from, end)));
                from = end + 1;
            }
            return events;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RandomAccessFile open() throws IOException {
        if (open == null) {
            open = new RandomAccessFile(file.toFile(), "rw");
            open.seek(open.length());
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
