package dev.tunebook.engine.runs;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A process's claim on a run's folder while it trains there; it ends with the process, however that ends. */
final class RunLock implements AutoCloseable {
    /** Of this process: on POSIX systems, opening and closing a file twice gives up a lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final String NAME = "run.lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Claims a folder.
     *
     * @throws UserException when it is claimed already
     */
    static RunLock claim(Path folder) {
        Path file = folder.resolve(NAME).toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            throw taken(folder);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new RunLock(file, channel);
            }
            channel.close();
        } catch (IOException refused) {
            HELD.remove(file);
            throw RunFolder.cannotWrite(file, refused);
        }
        HELD.remove(file);
        throw taken(folder);
    }

    /** Whether any process has claimed a folder. */
    static boolean isClaimed(Path folder) {
        Path file = folder.resolve(NAME).toAbsolutePath().normalize();
        if (HELD.contains(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static UserException taken(Path folder) {
        return new UserException(
                "run (" + folder.getFileName() + ") must not be in training already, here or in another process.",
                "wait for it, or interrupt it there.");
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            HELD.remove(file);
        }
    }
}
