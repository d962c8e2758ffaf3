package dev.tunebook.kernel.run.client;

import java.util.List;

/** The kernel's process ended while an answer was awaited. */
public final class KernelDeath extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final transient List<String> lastLines;

    KernelDeath(int exitCode, List<String> lastLines) {
        super("The kernel's process ended (exit code " + exitCode + reason(exitCode) + ").");
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    KernelDeath(String message, List<String> lastLines) {
        super(message);
        this.exitCode = -1;
        this.lastLines = List.copyOf(lastLines);
    }

    /** As the system tells it; 128 and the signal's number where a signal ended it; -1 where it never answered. */
    public int exitCode() {
        return exitCode;
    }

    /** What the process wrote last on its own standard output and error, at most a screenful. */
    public List<String> lastLines() {
        return lastLines;
    }

    private static String reason(int exitCode) {
        return switch (exitCode) {
            case 134 -> ": it aborted";
            case 137 -> ": killed, perhaps because memory ran out";
            case 139 -> ": a crash in native code";
            case 143 -> ": it was told to end";
            default -> "";
        };
    }
}
