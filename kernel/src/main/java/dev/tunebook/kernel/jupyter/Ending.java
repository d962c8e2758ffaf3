package dev.tunebook.kernel.jupyter;

import java.io.File;
import java.io.IOException;
import java.util.List;

/** Ends the JVM: after its shutdown hooks, or without them where they take too long. */
final class Ending {
    /**
     * For shutdown hooks, among them a library's that waits for a step in native code, and for the JVM where it writes an
     * archive. Front ends wait five seconds before they end the process themselves.
     */
    private static final int PATIENCE_MILLIS = Integer.getInteger("tunebook.stop.millis", 4_000);

    private static final int KILLED_WITHIN_MILLIS = 1_000;

    private Ending() {}

    /** Does not return. */
    static void begin() {
        Thread watchdog = new Thread(Ending::insist, "watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        System.exit(0);
    }

    /**
     * From outside: {@link Runtime#halt} destroys native libraries' global objects as an exit does, and a thread that is in
     * the middle of native code would then crash, with a dump beside the notebook.
     */
    private static void insist() {
        try {
            Thread.sleep(PATIENCE_MILLIS);
            new ProcessBuilder(kill(Long.toString(ProcessHandle.current().pid())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread.sleep(KILLED_WITHIN_MILLIS);
        } catch (IOException | InterruptedException e) {
            Log.warn("This process could not be killed", e);
        }
        Runtime.getRuntime().halt(0);
    }

    /** A JVM may not kill itself. */
    private static List<String> kill(String process) {
        boolean windows = File.separatorChar == '\\';
        return windows ? List.of("taskkill", "/F", "/PID", process) : List.of("/bin/sh", "-c", "kill -KILL " + process);
    }
}
