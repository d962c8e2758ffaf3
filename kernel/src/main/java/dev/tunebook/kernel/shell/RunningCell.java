package dev.tunebook.kernel.shell;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One run of a cell, which the threads that it starts inherit. */
final class RunningCell {
    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

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
