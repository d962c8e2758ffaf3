package dev.tunebook.kernel.jupyter;

import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One thread that answers the requests of its queue in order. */
final class Lane {
    /** Recursive user code wants a deep stack. */
    private static final long STACK_BYTES = 16L << 20;

    private final String name;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> waiting = new LinkedBlockingQueue<>();
    private long accepted;
    private long acceptedLastNanos;
    private long done;
    private volatile boolean closed;

    Lane(String name) {
        this.name = name;
    }

    Lane start() {
        Thread thread = new Thread(null, this::serve, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** The requests that have not been begun. */
    Collection<Message> waiting() {
        return waiting;
    }

    void add(Message request, Requests requests) {
        waiting.add(request);
        add(() -> {
            waiting.remove(request);
            requests.answer(request);
        });
    }

    synchronized void add(Runnable work) {
        accepted++;
        acceptedLastNanos = System.nanoTime();
        queue.add(work);
    }

    /** How many pieces of work have come in so far. */
    synchronized long accepted() {
        return accepted;
    }

    /** Waits until so many pieces of work are done, but no longer than so many milliseconds after the last came in. */
    synchronized void awaitDone(long count, long millis) throws InterruptedException {
        while (done < count) {
            long rest = millis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - acceptedLastNanos);
            if (rest <= 0) {
                return;
            }
            wait(rest);
        }
    }

    /** Ends the thread once it has done what is in its queue. */
    void close() {
        add(() -> closed = true);
    }

    private void serve() {
        while (!closed) {
            try {
                queue.take().run();
            } catch (InterruptedException late) {
                // An interrupt that came when its cell had just ended.
                continue;
            } catch (Throwable e) {
                Log.warn("A request failed", e);
            }
            synchronized (this) {
                done++;
                notifyAll();
            }
        }
    }
}
