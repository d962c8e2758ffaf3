package dev.tunebook.engine.hub;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.concurrent.CancellationException;

/**
 * Tries again what failed for want of a network, with pauses that double.
 *
 * @param attempts in all
 * @param firstPauseMillis before the second attempt
 */
record Retry(int attempts, long firstPauseMillis) {
    private static final long LONGEST_PAUSE_MILLIS = 20_000;

    /** Something that may fail for want of a network. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException, InterruptedException;
    }

    /** The server asks to be left alone for a while. */
    static final class Later extends IOException {
        private static final long serialVersionUID = 1;

        private final long millis;

        Later(String message, long millis) {
            super(message);
            this.millis = millis;
        }
    }

    /**
     * Runs an attempt until it works.
     *
     * @throws IOException that of the last attempt
     * @throws CancellationException when the thread was interrupted
     */
    <T> T call(Attempt<T> attempt) throws IOException {
        long pause = firstPauseMillis;
        for (int failed = 1; ; failed++) {
            try {
                return attempt.run();
            } catch (InterruptedException | ClosedByInterruptException interrupted) {
                throw cancelled();
            } catch (IOException failure) {
                if (Thread.interrupted() || failure instanceof InterruptedIOException && failure.getCause() != null) {
                    throw cancelled();
                }
                if (failed >= attempts || failure instanceof FileSystemException) {
                    throw failure;
                }
                sleep(failure instanceof Later later ? Math.max(pause, later.millis) : pause);
                pause *= 2;
            }
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(Math.min(millis, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException interrupted) {
            throw cancelled();
        }
    }

    static CancellationException cancelled() {
        return new CancellationException("interrupted while downloading; what is there will be continued next time");
    }
}
