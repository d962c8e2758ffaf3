package dev.tunebook.engine.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory this process has used. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** The most bytes that were resident at once; where the system does not tell, the Java heap's present size. */
    static long peakBytes() {
        return bytes("VmHWM:");
    }

    /** The bytes that are resident now; where the system does not tell, the Java heap's present size. */
    static long residentBytes() {
        return bytes("VmRSS:");
    }

    private static long bytes(String line) {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(told -> told.startsWith(line))
                    .mapToLong(told -> Long.parseLong(told.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseGet(() -> Runtime.getRuntime().totalMemory());
        } catch (IOException | NumberFormatException notLinux) {
            return Runtime.getRuntime().totalMemory();
        }
    }
}
