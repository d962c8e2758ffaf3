package dev.tunebook.engine.data.near;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Runs numbered pieces of work on some threads; which thread takes which piece must not matter to the result. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
        pool = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "tunebook-near");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Does the pieces 0 to number - 1.
     *
     * @param worker makes a worker for each thread, with buffers of its own
     * @throws CancellationException when the calling thread is interrupted; its flag stays set
     */
    void run(int number, Supplier<IntConsumer> worker) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(threads, number); i++) {
            running.add(pool.submit(() -> {
                IntConsumer own = worker.get();
                int piece;
                while ((piece = next.getAndIncrement()) < number
                        && !Thread.currentThread().isInterrupted()) {
                    own.accept(piece);
                }
            }));
        }
        for (Future<?> each : running) {
            await(each);
        }
    }

    private void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException stop) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while looking for near-duplicates");
        } catch (ExecutionException failed) {
            pool.shutdownNow();
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
