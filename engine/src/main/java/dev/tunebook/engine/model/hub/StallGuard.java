package dev.tunebook.engine.model.hub;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that has brought nothing for a while, so that its reader fails instead of waiting for ever. */
final class StallGuard implements AutoCloseable {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "hub-stall-guard");
        thread.setDaemon(true);
        return thread;
    });

    private final InputStream stream;
    private final long patienceNanos;
    private final ScheduledFuture<?> watch;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patienceNanos = patience.toNanos();
        long period = Math.max(1, patience.toMillis() / 4);
        this.watch = CLOCK.scheduleWithFixedDelay(this::check, period, period, TimeUnit.MILLISECONDS);
    }

    /** Notes that something came. */
    void alive() {
        lastNanos = System.nanoTime();
    }

    /** Whether the guard closed the stream. */
    boolean stalled() {
        return stalled;
    }

    private void check() {
        if (System.nanoTime() - lastNanos > patienceNanos) {
            stalled = true;
            watch.cancel(false);
            try {
                stream.close();
            } catch (IOException closed) {
                // its reader is told
            }
        }
    }

    @Override
    public void close() {
        watch.cancel(false);
    }
}
