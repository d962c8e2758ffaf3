package dev.tunebook.kernel.shell;

import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * When JShell may read which packages are on the class path.
 *
 * <p>It does so by a thread of its own, and only completion of a package's name needs it. Left alone it opens every jar
 * just when the first cell wants to be compiled, and keeps some 35 MB for it.
 */
final class PackageIndex {
    private static final Pattern PACKAGE = Pattern.compile("(?s)(?:.*[^\\w.\"])?[a-z]\\w*(?:\\.[a-z]\\w*)*\\.\\w*");
    private static final Pattern IMPORT = Pattern.compile("(?s)(?:.*[;\\s])?import\\s+[\\w.\\s]*");
    private static final int READ_WITHIN_MILLIS = 3_000;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private volatile Thread reader;

    /** Holds up the thread that reads until someone wants to know; called by that thread. */
    void awaitWanted() {
        reader = Thread.currentThread();
        try {
            wanted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the packages be read, and waits for it, if unfinished Java may end in the name of one. */
    void neededFor(String java) {
        boolean read = wanted.getCount() == 0;
        if (!read && (PACKAGE.matcher(java).matches() || IMPORT.matcher(java).matches())) {
            wanted.countDown();
            awaitRead();
        }
    }

    /** Lets go of the thread that reads. */
    void close() {
        wanted.countDown();
    }

    /** The reader belongs to JShell, and rests when it is done. */
    private void awaitRead() {
        long end = System.nanoTime() + READ_WITHIN_MILLIS * 1_000_000L;
        try {
            do {
                Thread.sleep(20);
            } while (reader != null && reader.getState() != Thread.State.WAITING && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
