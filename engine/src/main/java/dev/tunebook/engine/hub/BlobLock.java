package dev.tunebook.engine.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process write a content; others wait. */
final class BlobLock {
    /** A process's locks on files do not keep its own threads apart. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private BlobLock() {}

    /** What only one may do at a time. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Waits for its turn, then works. */
    static void holding(Path file, Work work) throws IOException {
        Files.createDirectories(file.getParent());
        ReentrantLock thread = THREADS.computeIfAbsent(file.toAbsolutePath(), path -> new ReentrantLock());
        try {
            thread.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            throw Retry.cancelled();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // closing the channel gives the lock back
            channel.lock();
            work.run();
        } finally {
            thread.unlock();
        }
    }
}
