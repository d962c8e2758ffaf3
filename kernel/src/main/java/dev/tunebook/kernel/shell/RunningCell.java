package dev.tunebook.kernel.shell;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One run of a cell, which the threads that it starts inherit. */
final class RunningCell {
    private static final InheritableThreadLocal<RunningCell> OF_THREAD = new InheritableThreadLocal<>();

    private final Instant begun = Instant.now();
    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    /** The cell that the calling thread works for, or null. */
    static RunningCell ofCaller() {
        return OF_THREAD.get();
    }

    /** Makes this the cell of the calling thread, and of those that it starts. */
    void enter() {
        OF_THREAD.set(this);
    }

    /** Whether it ran at the time at which a process began; the system tells that to the second. */
    boolean hasBegunBy(Instant processBegun) {
        return !processBegun.isBefore(begun.minusMillis(1_100));
    }

    /** Notes a class that this cell has been compiled to. */
    void compiled(String className) {
        classes.add(className);
    }

    boolean hasCompiled(String className) {
        return classes.contains(className);
    }

    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }
}
