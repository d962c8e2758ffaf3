package dev.tunebook.kernel.shell;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gets a cell out of where no interrupt reaches it: the operations of a socket, and the pipe of a process that the cell
 * has started. Made anew for each interrupt.
 */
final class Blockages {
    private static final long SOCKET_MILLIS = 100;
    private static final long PROCESS_MILLIS = 100;
    private static final int FRAMES_OF_A_PIPE = 4;

    private final Map<Long, Long> askedToEndNanos = new HashMap<>();

    /**
     * Ends what a cell waits for.
     *
     * @param thread the cell's
     * @param workers threads of shared pools that may work for it
     * @return whether something was ended, so that the cell needs a moment
     */
    boolean clear(Thread thread, RunningCell cell, PoolWorkers workers) {
        boolean socket = BlockingSockets.all()
                .wake(SOCKET_MILLIS, (each, its) -> each == thread || its == cell || workers.areToStop(each));
        return socket | isAtAPipe(thread) && endChildren(cell);
    }

    private static boolean isAtAPipe(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .limit(FRAMES_OF_A_PIPE)
                .map(StackTraceElement::getClassName)
                .anyMatch(each -> each.equals("java.io.FileInputStream") || each.equals("java.io.FileOutputStream"));
    }

    /** Asks the processes that the cell has started to end, and some time later makes them. */
    private boolean endChildren(RunningCell cell) {
        List<ProcessHandle> children = ProcessHandle.current()
                .children()
                .filter(each ->
                        each.info().startInstant().filter(cell::hasBegunBy).isPresent())
                .toList();
        for (ProcessHandle child : children) {
            long now = System.nanoTime();
            boolean force = now - askedToEndNanos.computeIfAbsent(child.pid(), pid -> now) > PROCESS_MILLIS * 1_000_000;
            List<ProcessHandle> below = child.descendants().toList();
            end(child, force);
            below.forEach(each -> end(each, force));
        }
        return !children.isEmpty();
    }

    private static void end(ProcessHandle process, boolean force) {
        if (force) {
            process.destroyForcibly();
        } else {
            process.destroy();
        }
    }
}
