package dev.tunebook.kernel.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread at a time at JShell and its compiler.
 *
 * <p>While user code runs the lock is free: JShell calls it when all its own work on the snippet is done, so that
 * another thread may complete, explain and even evaluate meanwhile.
 */
final class CompilerLock {
    private final ReentrantLock lock = new ReentrantLock();

    <T> T holding(Callable<T> work) throws Exception {
        lock.lock();
        try {
            return work.call();
        } finally {
            lock.unlock();
        }
    }

    /** Whether another thread waits for its turn. */
    boolean isWaitedFor() {
        return lock.hasQueuedThreads();
    }

    /** Runs code without the lock, however often the calling thread holds it, and takes it as often again. */
    <T> T released(Callable<T> code) throws Exception {
        int holds = lock.getHoldCount();
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            return code.call();
        } finally {
            for (int i = 0; i < holds; i++) {
                lock.lock();
            }
        }
    }
}
