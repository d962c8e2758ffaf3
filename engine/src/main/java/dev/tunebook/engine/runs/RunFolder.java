package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.train.TrainEvent;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The files of one run: {@code spec.json}, {@code dataset.json}, {@code environment.json}, {@code events.jsonl}, {@code
 * model/} and {@code evaluation-PART.json}. A file is whole or not there; events are written line by line.
 */
final class RunFolder implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path path;
    private BufferedWriter events;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Makes the folder of a new run. */
    static RunFolder create(Path path) {
        try {
            Files.createDirectories(path.getParent());
            Files.createDirectory(path);
            return new RunFolder(path);
        } catch (IOException refused) {
            throw cannotWrite(path, refused);
        }
    }

    /** The folder of a run that is there. */
    static RunFolder at(Path path) {
        return new RunFolder(path);
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

    /** Adds one line to {@code events.jsonl}, and sees that it leaves this process. */
    void append(TrainEvent event) {
        Path file = path.resolve("events.jsonl");
        try {
            if (events == null) {
                events = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            events.write(EventJson.write(event));
            events.newLine();
            events.flush();
        } catch (IOException refused) {
            throw cannotWrite(file, refused);
        }
    }

    private static UserException cannotWrite(Path file, IOException refused) {
        return new UserException(
                file + " cannot be written: " + refused.getMessage() + ".",
                "free some space there, or allow writing.",
                refused);
    }

    @Override
    public void close() {
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
