package dev.tunebook.kernel.shell;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is woven into snippets: the check in every loop and method, and the stand-in for {@code System.exit}. */
public final class StopCheck {
    /** The cells that are to stop, and have not been given up yet. */
    private static final Map<RunningCell, UserCode> STOPPING = new ConcurrentHashMap<>();

    private static volatile boolean requested;

    private StopCheck() {}

    /** Throws when the running cell is to stop and this thread works for it. */
    public static void check() {
        if (requested) {
            throwIfConcerned();
        }
    }

    /** What a snippet's {@code System.exit} has become. */
    public static void exit(int status) {
        throw new ExitRefused(status);
    }

    static synchronized void request(RunningCell cell, UserCode userCode) {
        STOPPING.put(cell, userCode);
        requested = true;
    }

    /** Stops nothing more for a cell; what another is to stop still is. */
    static synchronized void clear(RunningCell cell) {
        STOPPING.remove(cell);
        requested = !STOPPING.isEmpty();
    }

    private static void throwIfConcerned() {
        for (UserCode each : STOPPING.values()) {
            if (each.concerns(Thread.currentThread())) {
                throw new StopSignal();
            }
        }
    }
}
