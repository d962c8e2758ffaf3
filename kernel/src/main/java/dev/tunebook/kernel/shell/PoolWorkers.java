package dev.tunebook.kernel.shell;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Predicate;

/** Threads of shared pools, which belong to no cell: what they run says for which they work. */
final class PoolWorkers {
    private static final long LOOK_MILLIS = 60;
    /** How long threads that a stopped cell has left behind are looked for. */
    private static final long AFTERMATH_MILLIS = 3_000;

    private final Set<Thread> toStop = ConcurrentHashMap.newKeySet();

    boolean areToStop(Thread worker) {
        return toStop.contains(worker);
    }

    /** From now on those workers are to stop that run code of these classes, and no others. */
    void stopThoseThatRun(Predicate<String> className) {
        Set<Thread> working = new HashSet<>();
        for (Thread worker : allThreads()) {
            if (worker instanceof ForkJoinWorkerThread
                    && Arrays.stream(worker.getStackTrace()).anyMatch(frame -> className.test(frame.getClassName()))) {
                working.add(worker);
            }
        }
        toStop.retainAll(working);
        toStop.addAll(working);
    }

    /** Keeps stopping, for a while, what a stopped cell has begun; it may be in a library and come back late. */
    void stopLeftovers(RunningCell cell) {
        long until = System.nanoTime() + AFTERMATH_MILLIS * 1_000_000;
        try {
            while (System.nanoTime() < until) {
                stopThoseThatRun(cell::hasCompiled);
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        toStop.clear();
    }

    private static Iterable<Thread> allThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() * 2 + 64];
        int count = root.enumerate(threads);
        return Arrays.asList(threads).subList(0, count);
    }
}
