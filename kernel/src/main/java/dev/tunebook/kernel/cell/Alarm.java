package dev.tunebook.kernel.cell;

import java.time.Duration;

/** Rings once after a time, unless it is closed before; never after. */
final class Alarm implements AutoCloseable {
    private final Runnable ring;
    private boolean closed;
    private boolean rang;

    private Alarm(Runnable ring) {
        this.ring = ring;
    }

    /**
     * @param time zero never rings
     */
    static Alarm after(Duration time, Runnable ring) {
        Alarm alarm = new Alarm(ring);
        if (!time.isZero()) {
            Thread thread = new Thread(() -> alarm.await(time), "cell timeout");
            thread.setDaemon(true);
            thread.start();
        }
        return alarm;
    }

    synchronized boolean rang() {
        return rang;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private synchronized void await(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long rest = time.toMillis(); !closed && rest > 0; rest = (end - System.nanoTime()) / 1_000_000) {
                wait(rest);
            }
        } catch (InterruptedException e) {
            return;
        }
        if (!closed) {
            rang = true;
            ring.run();
        }
    }
}
