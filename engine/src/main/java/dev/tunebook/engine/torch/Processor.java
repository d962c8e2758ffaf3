package dev.tunebook.engine.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What the processor can do by itself, as far as the system tells. */
public final class Processor {
    private static final Path FACTS = Path.of("/proc/cpuinfo");

    /** As Linux names it, on x86-64 and on 64-bit Arm. */
    private static final Set<String> BFLOAT16 = Set.of("avx512_bf16", "amx_bf16", "bf16");

    private Processor() {}

    /**
     * Whether it multiplies bfloat16 numbers by itself; one that does not takes longer for them than for float32. Empty where
     * the system does not tell.
     */
    public static Optional<Boolean> multipliesBfloat16() {
        try {
            return multipliesBfloat16(Files.readString(FACTS, StandardCharsets.ISO_8859_1));
        } catch (IOException otherSystem) {
            return Optional.empty();
        }
    }

    /**
     * The same from a text such as {@code /proc/cpuinfo}.
     *
     * @param facts lines of a name, a colon and words; empty where none of them tells of abilities
     */
    static Optional<Boolean> multipliesBfloat16(String facts) {
        return facts.lines()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).split("\\s+"))
                        .anyMatch(BFLOAT16::contains));
    }
}
