package dev.tunebook.engine.bench;

import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Weights;
import dev.tunebook.engine.model.architectures.Architectures;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Moments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Times whole training steps of BERT classifiers with random weights: prints milliseconds per step, one a line.
 *
 * <p>Arguments: shape (l4h256, base or tiny), steps, threads, dropout, float32 or half, device. {@code
 * src/bench/python/step.py} does the same with PyTorch; {@code src/bench/compare} runs both by turns.
 */
public final class StepBenchmark {
    private record Shape(int layers, int width, int heads, int inner, int vocabulary, int batch, int time) {}

    private static final Map<String, Shape> SHAPES = Map.of(
            "l4h256", new Shape(4, 256, 4, 1024, 8192, 16, 64),
            "base", new Shape(12, 768, 12, 3072, 30522, 8, 128),
            "tiny", new Shape(2, 64, 2, 256, 1000, 8, 16));

    private static final int CLASSES = 10;

    private StepBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Shape shape = SHAPES.get(arguments[0]);
        int steps = Integer.parseInt(arguments[1]);
        Torch torch = Torch.start(arguments[5], Integer.parseInt(arguments[2]));
        boolean half = arguments[4].equals("half");
        Network.Rates rates = new Network.Rates(1e-4, 0.01, 1, Double.parseDouble(arguments[3]), 0, half);
        Config config = Config.of(Map.of(
                "model_type", "bert",
                "vocab_size", shape.vocabulary(),
                "hidden_size", shape.width(),
                "num_hidden_layers", shape.layers(),
                "num_attention_heads", shape.heads(),
                "intermediate_size", shape.inner(),
                "max_position_embeddings", 512));
        Head head = Head.classes(CLASSES);
        Weights weights = Weights.initial(torch, Architectures.of(config).parameters(config, head), 1);
        try (Network network = new Network(torch, config, head, weights);
                Moments moments = new Moments(network)) {
            for (int step = 0; step < steps; step++) {
                long began = System.nanoTime();
                step(torch, network, moments, shape, rates, step);
                System.out.printf(Locale.ROOT, "%.3f%n", (System.nanoTime() - began) / 1e6);
            }
        }
        System.err.println("peak resident: " + peakResident());
    }

    private static void step(
            Torch torch, Network network, Moments moments, Shape shape, Network.Rates rates, int step) {
        SplittableRandom random = new SplittableRandom(step);
        try (Scope scope = torch.scope()) {
            List<int[]> rows = Stream.generate(() -> random.ints(shape.time(), 5, shape.vocabulary())
                            .toArray())
                    .limit(shape.batch())
                    .toList();
            long[] targets = random.longs(shape.batch(), 0, CLASSES).toArray();
            Tensor classes = scope.longs(targets, targets.length);
            network.step(moments.state(), Batch.of(scope, rows, 0), classes, rates, step);
        }
    }

    private static String peakResident() throws Exception {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .map(line -> Arrays.stream(line.split("\\s+")).skip(1).findFirst().orElse("") + " kB")
                .findFirst()
                .orElse("unknown");
    }
}
