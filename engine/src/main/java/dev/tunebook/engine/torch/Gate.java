package dev.tunebook.engine.torch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Through which every call into libtorch goes, and which closes when the process ends.
 *
 * <p>A process that ends, by SIGTERM or {@link System#exit}, destroys libtorch's global objects whatever other threads do; one
 * that is in the middle of a step then dies with SIGSEGV. So a shutdown hook waits for what runs, for a while, and whoever
 * comes after it is held up until the process has gone.
 */
public final class Gate {
    /** The one of this process. */
    static final Gate PROCESS = new Gate(10_000);

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** For what a thread still does with a result, such as giving its memory back. */
    private static final long GRACE_MILLIS = 20;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(PROCESS::close, "tunebook-last-step"));
        } catch (IllegalStateException endsAlready) {
            // too late to wait for anything
        }
    }

    private final long mostMillis;
    private final AtomicInteger running = new AtomicInteger();
    private final List<Runnable> before = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /**
     * An open one.
     *
     * @param mostMillis how long it waits for what runs, and holds up what comes late
     */
    Gate(long mostMillis) {
        this.mostMillis = mostMillis;
    }

    /** Has work done when the process ends that still computes, such as going on to the next checkpoint. */
    public static void beforeItCloses(Runnable work) {
        PROCESS.before(work);
    }

    void before(Runnable work) {
        before.add(work);
    }

    /**
     * Does work inside.
     *
     * @throws IllegalStateException when the process should have ended long ago
     */
    <T> T inside(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            leave();
        }
    }

    /**
     * Goes in; {@link #leave} must follow.
     *
     * @throws IllegalStateException when the process should have ended long ago
     */
    void enter() {
        running.incrementAndGet();
        if (closed) {
            running.decrementAndGet();
            hold();
        }
    }

    void leave() {
        running.decrementAndGet();
    }

    /** An interrupt must not let a step begin that the end of the process would cut off. */
    private void hold() {
        long until = System.nanoTime() + mostMillis * NANOS_PER_MILLI;
        boolean interrupted = false;
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            interrupted |= Thread.interrupted();
            LockSupport.parkNanos(left);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("This process is ending: nothing more is computed.");
    }

    /** Waits until nobody is inside, and lets nobody in any more. */
    void close() {
        before.forEach(Runnable::run);
        closed = true;
        long until = System.nanoTime() + mostMillis * NANOS_PER_MILLI;
        while (running.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(NANOS_PER_MILLI);
        }
        LockSupport.parkNanos(GRACE_MILLIS * NANOS_PER_MILLI);
    }
}
