package dev.tunebook.engine.runs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work that a second interrupt must not break, since it saves what the first one left. */
final class Uninterrupted {
    private Uninterrupted() {}

    /** An interrupt closes files that the thread is writing; a thread of their own knows of none. */
    static void run(Runnable work) {
        try {
            CompletableFuture.runAsync(work).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
