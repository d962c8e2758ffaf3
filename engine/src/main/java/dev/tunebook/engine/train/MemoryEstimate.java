package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.architectures.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * About how much memory a step needs beside weights and moments, and how much there is.
 *
 * <p>What the backward pass needs is kept from the forward pass: of every linear layer, its input and its output for
 * each token, and half as much again for norms, activations and dropout masks; for a language model, its logits three
 * times. An estimate, on the safe side for fused attention.
 *
 * @param bytesPerToken kept for each token of a batch, padding included
 */
record MemoryEstimate(double bytesPerToken) {
    private static final double BESIDE_LINEAR_LAYERS = 1.5;

    static MemoryEstimate of(Network network) {
        double values = 0;
        for (Parameter parameter : network.weights().parameters()) {
            boolean wide = parameter.shape().length == 2;
            boolean embedding = wide
                    && parameter.shape()[0] > 4 * parameter.shape()[1]
                    && parameter.shape()[0] > 10_000;
            if (wide && !embedding) {
                values += parameter.shape()[0] + parameter.shape()[1];
            }
        }
        double logits = network.head().classifies() ? 0 : 3.0 * network.config().integer("vocab_size", 0);
        return new MemoryEstimate(Float.BYTES * (BESIDE_LINEAR_LAYERS * values + logits));
    }

    /** Bytes for so many rows of so many tokens. */
    double bytes(int rows, int time) {
        return bytesPerToken * rows * time;
    }

    /** Bytes that this process may still take: what the system says is available, within the limits of its container. */
    static long available() {
        long machine = number(Path.of("/proc/meminfo"), "MemAvailable:") * 1024;
        long limit = number(Path.of("/sys/fs/cgroup/memory.max"), "");
        long used = number(Path.of("/sys/fs/cgroup/memory.current"), "");
        long container = limit > 0 ? limit - used : Long.MAX_VALUE;
        return machine > 0 ? Math.min(machine, container) : Long.MAX_VALUE;
    }

    /** The number in a file's line that begins so; 0 where there is none. */
    private static long number(Path file, String begin) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(begin))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException notHere) {
            return 0;
        }
    }
}
