package dev.tunebook.engine.files;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/** A file that is there whole or not at all: written beside its place, then renamed. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes a file, replacing one that is there only once everything is on the disk.
     *
     * @throws UserException when it cannot be written
     */
    public static void write(Path file, Content content) {
        Path folder = file.toAbsolutePath().getParent();
        Path beside = null;
        try {
            Files.createDirectories(folder);
            beside = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + "."
                            + Thread.currentThread().getId() + ".new");
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            beside = null;
        } catch (IOException failed) {
            throw failed instanceof ClosedByInterruptException
                    ? new CancellationException("interrupted while writing " + file.getFileName())
                    : new UserException(
                            file.getFileName() + " (" + file + ") must be writable: " + failed + ".",
                            "another folder, or room on its disk.",
                            failed);
        } finally {
            discard(beside);
        }
    }

    /** Writes bytes. */
    public static void write(Path file, byte[] content) {
        write(file, channel -> put(channel, ByteBuffer.wrap(content)));
    }

    /** Writes all that remains in a buffer. */
    public static void put(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** What to throw when reading a file failed. */
    public static RuntimeException unreadable(Path file, IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return new UserException(
                    file.getFileName() + " (" + file + ") must be a file that exists.",
                    "another folder, or an interrupted download: fetch the checkpoint again.",
                    failed);
        }
        return failed instanceof ClosedByInterruptException
                ? new CancellationException("interrupted while reading " + file.getFileName())
                : new UserException(
                        file.getFileName() + " (" + file + ") must be readable: " + failed + ".",
                        "its permissions or its disk: try to open it with another program.",
                        failed);
    }

    private static void discard(Path file) {
        if (file == null) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            // the first error matters more than a file left beside
        }
    }
}
