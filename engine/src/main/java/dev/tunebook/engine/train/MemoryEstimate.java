package dev.tunebook.engine.train;

import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.architectures.Activations;
import dev.tunebook.engine.model.architectures.Lora;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much memory training takes, known before the first step, and how much there is.
 *
 * <p>A step's peak is at the beginning of its backward pass or at its end. At the beginning there are activations: of each
 * layer so many tensors for each token ({@link Activations}), with dropout three matrices of attention as well, which
 * grow with the square of the length; of a language model, the logits of what counts two to three times, and their weights'
 * gradient; and what one layer's backward pass takes for itself. At the end there are all gradients, and one layer.
 * Where layers are computed again there are their inputs, and of the layers the one alone that is gone back through, half
 * as much again for itself, beside all gradients but a classifier's embeddings'; the logits are gone by then.
 * Coefficients were measured on the CPU: see {@code engine/BENCHMARKS.md}.
 *
 * @param weights bytes of all weights
 * @param gradients bytes of the gradients
 * @param moments bytes of AdamW's memory
 * @param copies bytes of weights that a step makes anew, in bfloat16 or with adapters added
 * @param first bytes of those gradients that are there when the backward pass comes to the layers
 * @param last bytes of those gradients that are made only behind all layers: a classifier's embeddings'
 * @param layers that are remembered; at least one
 * @param inputs bytes of the layers' inputs for each token of a batch, where layers are computed again; else 0
 * @param perToken bytes of remembered layers' activations for each token of a batch, padding included
 * @param perPair bytes of remembered layers' activations for each pair of tokens of a row
 * @param logits bytes for each token of a batch
 */
public record MemoryEstimate(
        double weights,
        double gradients,
        double moments,
        double copies,
        double first,
        double last,
        double layers,
        double inputs,
        double perToken,
        double perPair,
        double logits) {
    private static final double LOGITS = 2.5;
    private static final double ATTENTION = 3;

    /** What bfloat16 keeps of float32's bytes: attention computes in float32 and is kept so. */
    private static final double HALF = 0.5;

    /** Layers' inputs that are kept where layers are computed again, one tensor each. */
    private static final double INPUTS = 1;

    /** What libtorch and the JVM take for code and work once they compute. */
    private static final double RUNTIME = 20e6;

    /** Of activations alone. */
    static MemoryEstimate perToken(double bytes) {
        return new MemoryEstimate(0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0, bytes, 0, 0);
    }

    /** For a network as a run trains it. */
    public static MemoryEstimate of(Network network, TrainSpec spec) {
        Weights weights = network.weights();
        boolean half = spec.precision() == Precision.BFLOAT16;
        double whole = bytes(weights.parameters());
        double trained = bytes(trained(network).toList());
        double copies = adapted(weights.parameters()) + (half ? whole / 2 : 0) + (spec.mixout() > 0 ? 2 * trained : 0);
        Activations kept = network.activations();
        double passes = spec.rDrop() > 0 ? 2 : 1;
        double layers = trained(network).anyMatch(network::isOfTrunk) ? kept.layers() : 0;
        double size = Float.BYTES * (half ? HALF : 1);
        double remembered = network.recomputes() ? Math.min(1, layers) : passes * layers;
        double inputs = network.recomputes() ? INPUTS * passes * layers * kept.width() : 0;
        double perPair = spec.dropout() == 0 ? 0 : ATTENTION * remembered * kept.heads();
        boolean words = !network.head().classifies();
        double matrix = Float.BYTES * (double) kept.width() * network.config().integer("vocab_size", 0);
        return new MemoryEstimate(
                whole,
                (half ? 1.5 : 1) * trained,
                2 * trained,
                copies,
                words ? Math.min(trained, matrix) : 0,
                words || layers == 0 ? 0 : Math.min(trained, matrix),
                network.recomputes() ? 1 : Math.max(1, layers),
                size * inputs,
                size * remembered * kept.perToken(),
                Float.BYTES * perPair,
                words ? Float.BYTES * LOGITS * passes * logits(network, spec) : 0);
    }

    private static Stream<Parameter> trained(Network network) {
        return network.weights().parameters().subList(0, network.weights().trained()).stream();
    }

    /** An adapted matrix is made anew in every step, and kept. */
    private static double adapted(List<Parameter> parameters) {
        List<String> names = parameters.stream().map(Parameter::name).toList();
        return bytes(parameters.stream()
                .filter(parameter -> Lora.adapts(names, parameter.name()))
                .toList());
    }

    private static double bytes(List<Parameter> parameters) {
        return Float.BYTES
                * (double) parameters.stream().mapToLong(Parameter::size).sum();
    }

    /** Logits for each token, on average. */
    private static double logits(Network network, TrainSpec spec) {
        double share = spec.task() == Task.MASKED_LM ? spec.maskRate() : 1;
        return share * network.config().integer("vocab_size", 0);
    }

    /** The same where the gradient of so many bytes of weights is never made. */
    MemoryEstimate withoutGradientOf(double bytes) {
        return new MemoryEstimate(
                weights,
                gradients - bytes,
                moments,
                copies,
                first,
                Math.max(0, last - bytes),
                layers,
                inputs,
                perToken,
                perPair,
                logits);
    }

    /** Bytes that a step on so many rows of so many tokens takes at its peak, and gives back. */
    public double step(int rows, int time) {
        double tokens = rows * (double) time;
        double kept = tokens * (perToken + perPair * time);
        double layer = kept / layers;
        double told = tokens * logits + first;
        if (inputs == 0) {
            return copies + Math.max(kept + layer / 2 + told, gradients + layer);
        }
        return copies + tokens * inputs + Math.max(layer / 2 + told, Math.max(first, gradients - last) + 1.5 * layer);
    }

    /** Bytes that libtorch and the JVM take for themselves once they compute. */
    public double runtime() {
        return RUNTIME;
    }

    /** Bytes that training takes beside what the process had before the model. */
    public double whole(int rows, int time) {
        return RUNTIME + weights + moments + step(rows, time);
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
