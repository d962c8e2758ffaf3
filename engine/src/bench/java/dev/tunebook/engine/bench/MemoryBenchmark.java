package dev.tunebook.engine.bench;

import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Tuning;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.spec.Freeze;
import dev.tunebook.engine.spec.Precision;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Allocator;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.MemoryEstimate;
import dev.tunebook.engine.train.Moments;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What the training steps of a network with random weights take: the growth of the resident memory from when the weights
 * are there to its peak, beside the estimate, and the processor seconds of a step.
 *
 * <p>Arguments: family (bert, distilbert, roberta, modernbert, gpt2, llama, qwen2, qwen3), task (classes or words), layers, width, vocabulary, rows, tokens, dropout, then any of
 * half, recompute, frugal.
 */
public final class MemoryBenchmark {
    private static final int STEPS = 6;
    private static final int MASKED = 7;

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String family = arguments[0];
        int layers = Integer.parseInt(arguments[2]);
        int width = Integer.parseInt(arguments[3]);
        int vocabulary = Integer.parseInt(arguments[4]);
        int rows = Integer.parseInt(arguments[5]);
        int time = Integer.parseInt(arguments[6]);
        double dropout = Double.parseDouble(arguments[7]);
        List<String> options = Arrays.asList(arguments).subList(8, arguments.length);
        boolean words = arguments[1].equals("words");
        Task saying = List.of("gpt2", "llama", "qwen2", "qwen3").contains(family) ? Task.CAUSAL_LM : Task.MASKED_LM;
        Head head = words ? new Head(saying, 0) : Head.classes(10);
        Torch torch = Torch.start("cpu", 1);
        if (options.contains("frugal")) {
            Allocator.beFrugal();
        }
        Tuning tuning = new Tuning(Freeze.NOTHING, Optional.empty(), 1, options.contains("recompute"));
        TrainSpec spec = TrainSpec.defaults()
                .dropout(dropout)
                .task(head.task())
                .maskRate(1.0 / MASKED)
                .precision(options.contains("half") ? Precision.BFLOAT16 : Precision.FLOAT32);
        try (Network network = Network.initial(torch, config(family, layers, width, vocabulary), head, tuning);
                Moments moments = new Moments(network)) {
            MemoryEstimate estimate = MemoryEstimate.of(network, spec);
            settle();
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
            long before = resident("VmRSS:");
            long began = processorNanos();
            for (int step = 0; step < STEPS; step++) {
                began = step == 1 ? processorNanos() : began;
                step(network, moments, rows, time, vocabulary, dropout, options.contains("half"), step);
            }
            double seconds = (processorNanos() - began) / 1e9 / (STEPS - 1);
            System.out.printf(
                    Locale.ROOT,
                    "%s | %.1f | %.1f | %.1f | %.3f%n",
                    String.join(" ", arguments),
                    estimate.weights() / 1e6,
                    (resident("VmHWM:") - before) / 1e6,
                    (estimate.step(rows, time) + estimate.runtime()) / 1e6,
                    seconds);
        }
    }

    /** What making the weights has left behind must not be taken for room. */
    private static void settle() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(200);
        }
        Allocator.release();
    }

    private static Config config(String family, int layers, int width, int vocabulary) {
        Map<String, Object> members = new HashMap<>(Map.of("model_type", family, "vocab_size", vocabulary));
        // as large models of the family have it: a gated net is narrower
        int inner = family.equals("modernbert") ? 3 * width / 2 : 4 * width;
        members.putAll(switch (family) {
            case "gpt2" -> Map.of("n_embd", width, "n_layer", layers, "n_head", width / 64, "n_positions", 1024);
            case "distilbert" ->
                Map.of(
                        "dim", width,
                        "n_layers", layers,
                        "n_heads", width / 64,
                        "hidden_dim", inner,
                        "max_position_embeddings", 1024);
            default ->
                Map.of(
                        "hidden_size", width,
                        "num_hidden_layers", layers,
                        "num_attention_heads", width / 64,
                        "intermediate_size", inner,
                        "head_dim", 64,
                        "max_position_embeddings", 1024);
        });
        return Config.of(members);
    }

    private static void step(
            Network network, Moments moments, int rows, int time, int vocabulary, double dropout, boolean half, int step) {
        SplittableRandom random = new SplittableRandom(step);
        Network.Rates rates = new Network.Rates(1e-4, 0.01, 1, dropout, 0, half);
        try (Scope scope = network.torch().scope()) {
            List<int[]> ids = Stream.generate(
                            () -> random.ints(time, 5, vocabulary).toArray())
                    .limit(rows)
                    .toList();
            Batch batch = Batch.of(scope, ids, 0);
            long[] classes = random.longs(rows, 0, 10).toArray();
            Tensor targets = network.head().classifies()
                    ? scope.longs(classes, rows)
                    : scope.longs(counted(ids, network.head().task() == Task.MASKED_LM ? MASKED : 1), rows, time);
            network.step(moments.state(), batch, targets, rates, step);
        }
    }

    /** Every so manieth id counts. */
    private static long[] counted(List<int[]> ids, int every) {
        long[] all = ids.stream().flatMapToInt(Arrays::stream).asLongStream().toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] = i % every == 0 ? all[i] : -100;
        }
        return all;
    }

    /** Of all threads: other programs on the machine do not count. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long resident(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(text -> text.startsWith(line))
                .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElseThrow();
    }
}
