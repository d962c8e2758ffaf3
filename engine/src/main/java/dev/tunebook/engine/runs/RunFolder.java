package dev.tunebook.engine.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files of one run: {@code spec.json}, {@code dataset.json}, {@code environment.json}, {@code events.jsonl}, {@code
 * checkpoints/}, {@code model/} and {@code evaluation-PART.json}. A file is whole or not there; events are written line by line.
 */
final class RunFolder implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path path;
    private final EventLog events;
    private RunLock lock;

    private RunFolder(Path path) {
        this.path = path;
        this.events = new EventLog(path.resolve("events.jsonl"));
    }

    /** Makes the folder of a new run. */
    static RunFolder create(Path path) {
        try {
            Files.createDirectories(path.getParent());
            Files.createDirectory(path);
            RunFolder folder = new RunFolder(path);
            folder.claim();
            return folder;
        } catch (IOException refused) {
            throw cannotWrite(path, refused);
        }
    }

    /** The folder of a run that is there. */
    static RunFolder at(Path path) {
        return new RunFolder(path);
    }

    Path path() {
        return path;
    }

    /** What happened. */
    EventLog events() {
        return events;
    }

    /** Claims the folder for this process until it is closed. */
    void claim() {
        lock = RunLock.claim(path);
    }

    String read(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException unreadable) {
            throw new UserException(
                    path.resolve(name) + " cannot be read: " + unreadable.getMessage() + ".",
                    "restore the file from a backup.",
                    unreadable);
        }
    }

    JsonNode readJson(String name) {
        try {
            return MAPPER.readTree(read(name));
        } catch (JsonProcessingException broken) {
            throw new UserException(
                    path.resolve(name) + " must be JSON: " + broken.getOriginalMessage() + ".",
                    "restore the file from a backup.",
                    broken);
        }
    }

    Path model() {
        return path.resolve("model");
    }

    /** Writes a file whole: beside it first, then renamed into place. */
    void write(String name, String content) {
        Path file = path.resolve(name);
        try {
            Path beside = path.resolve(name + ".part");
            Files.writeString(beside, content);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw cannotWrite(file, refused);
        }
    }

    void writeJson(String name, Object value) {
        write(name, MAPPER.valueToTree(value).toPrettyString());
    }

    static UserException cannotWrite(Path file, IOException refused) {
        return new UserException(
                file + " cannot be written: " + refused.getMessage() + ".",
                "free some space there, or allow writing.",
                refused);
    }

    @Override
    public void close() {
        events.close();
        if (lock != null) {
            lock.close();
        }
    }
}
