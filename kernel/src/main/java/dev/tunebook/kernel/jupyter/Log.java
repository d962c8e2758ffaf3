package dev.tunebook.kernel.jupyter;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Writes the kernel's own troubles to the process's true standard error, where Jupyter's log shows them. */
final class Log {
    private static final PrintStream ERROR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private Log() {}

    static void warn(String what) {
        ERROR.println("[tunebook kernel " + LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + "] " + what);
    }

    static void warn(String what, Throwable why) {
        warn(what + ": " + why);
        why.printStackTrace(ERROR);
    }
}
