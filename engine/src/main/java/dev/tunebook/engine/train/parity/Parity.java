package dev.tunebook.engine.train.parity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.model.Batch;
import dev.tunebook.engine.model.Generator;
import dev.tunebook.engine.model.Network;
import dev.tunebook.engine.model.Tuning;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.architectures.Parameter;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Tensor;
import dev.tunebook.engine.torch.Torch;
import dev.tunebook.engine.train.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs one checkpoint and compares every number with those of its {@code expected.json}. */
public final class Parity {
    /**
     * Norms below this share of the whole gradient's are rounding errors, such as those of key biases, whose gradient is
     * zero by definition; they are compared with this share itself.
     */
    private static final double ROUNDING = 1e-5;

    private static final Network.Rates PLAIN = new Network.Rates(0, 0, 0, 0, 0, false);

    private final Path folder;
    private final Expected expected;
    private final Network network;
    private final ParityReport.Builder report;

    private Parity(Path folder, Expected expected, Network network, ParityReport.Builder report) {
        this.folder = folder;
        this.expected = expected;
        this.network = network;
        this.report = report;
    }

    /**
     * The folders at or below one that have an {@code expected.json}, sorted.
     *
     * @throws UserException when there is none
     */
    public static List<Path> checkpoints(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.endsWith("expected.json"))
                    .map(file -> file.toAbsolutePath().getParent())
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (IOException unreadable) {
            // reported below
        }
        throw new UserException(
                folder + " must hold a checkpoint with an expected.json.", "the folder above the checkpoints.");
    }

    /** Compares the checkpoint in a folder that has an {@code expected.json}. */
    public static ParityReport of(Torch torch, Path folder) {
        Checkpoint file = Checkpoint.open(folder);
        Config config = Config.parse(Checkpoint.CONFIG, file.config());
        ParityReport.Builder report =
                new ParityReport.Builder(folder.getFileName().toString(), config.text("model_type", "unknown"));
        Expected expected = Expected.read(folder.resolve("expected.json"));
        try (Network network = Network.load(torch, config, Head.of(config), file, false, Tuning.WHOLE);
                Scope scope = torch.scope()) {
            expected.requireWhole(
                    network.head(),
                    network.head().classifies() ? network.head().classes() : config.integer("vocab_size"));
            Parity parity = new Parity(folder, expected, network, report);
            parity.ids();
            Batch batch = Batch.of(scope, expected.rows(), 0);
            Tensor targets = parity.targets(scope, batch);
            parity.logits(scope, batch);
            parity.gradients(scope, batch, targets);
            parity.greedy();
            parity.steps(scope, batch, targets);
        }
        return report.build();
    }

    private void ids() {
        if (expected.texts().isEmpty()) {
            return;
        }
        HubTokens tokens = HubTokens.open(folder);
        List<int[]> wanted = expected.rows();
        for (int i = 0; i < wanted.size(); i++) {
            int[] found =
                    tokens.encode(expected.texts().get(i), expected.maxLength()).ids();
            report.ids(Arrays.equals(wanted.get(i), found));
        }
    }

    /** Class ids {@code [batch]}, or token ids {@code [batch, time]} cut to the batch's length. */
    private Tensor targets(Scope scope, Batch batch) {
        long[][] labels = expected.labels();
        if (network.head().classifies()) {
            return scope.longs(Arrays.stream(labels).mapToLong(row -> row[0]).toArray(), labels.length);
        }
        int time = (int) batch.ids().shape()[1];
        return scope.longs(
                Arrays.stream(labels)
                        .flatMapToLong(row -> Arrays.stream(row, 0, time))
                        .toArray(),
                labels.length,
                time);
    }

    /** All logits of a classifier; those after each row's last id of a language model. */
    private void logits(Scope scope, Batch batch) {
        Tensor logits = network.logits(scope, batch);
        float[] found = logits.floats();
        boolean classifies = network.head().classifies();
        float[][] wanted = expected.floats(classifies ? "logits" : "last_token_logits");
        List<int[]> rows = expected.rows();
        long[] shape = logits.shape();
        int width = (int) shape[shape.length - 1];
        double largest = 0;
        double error = 0;
        for (int i = 0; i < wanted.length; i++) {
            int start = classifies ? i * width : (int) (i * shape[1] + rows.get(i).length - 1) * width;
            for (int j = 0; j < width; j++) {
                largest = Math.max(largest, Math.abs(wanted[i][j]));
                error = Math.max(error, Math.abs(wanted[i][j] - found[start + j]));
            }
        }
        report.logits(error / largest);
    }

    private void gradients(Scope scope, Batch batch, Tensor targets) {
        List<Tensor> found = network.gradients(scope, batch, targets, PLAIN, 0);
        report.loss(
                Math.abs(found.get(0).floats()[0] - expected.json().path("loss").asDouble()));
        List<Parameter> parameters = network.weights().parameters();
        JsonNode norms = expected.json().path("grad_l2_norms");
        if (norms.size() != parameters.size()) {
            report.note("the reference has " + norms.size() + " parameters, not " + parameters.size());
        }
        double whole = 0;
        for (JsonNode norm : norms) {
            whole = Math.hypot(whole, norm.asDouble());
        }
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode wanted = norms.path(parameters.get(i).name());
            if (!wanted.isNumber()) {
                report.note(
                        "the reference has no gradient of " + parameters.get(i).name());
                continue;
            }
            double norm = norm(found.get(i + 1).floats());
            report.gradient(Math.abs(norm - wanted.asDouble()) / Math.max(wanted.asDouble(), ROUNDING * whole));
        }
    }

    private static double norm(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private void greedy() {
        for (JsonNode continuation : expected.json().path("greedy")) {
            int[] wanted = Expected.ints(continuation.path("new_ids"));
            int[] found = Generator.greedy(network, Expected.ints(continuation.path("prompt_ids")), wanted.length);
            report.greedy(Arrays.equals(wanted, found));
        }
    }

    private void steps(Scope scope, Batch batch, Tensor targets) {
        JsonNode training = expected.json().path("training");
        try (Moments moments = new Moments(network)) {
            for (JsonNode step : training.path("steps")) {
                Network.Rates rates = new Network.Rates(
                        step.path("learning_rate").asDouble(),
                        training.path("weight_decay").asDouble(),
                        training.path("clip_global_norm").asDouble(),
                        0,
                        0,
                        false);
                double[] found = network.step(moments.state(), batch, targets, rates, 0);
                double norm = step.path("grad_norm").asDouble();
                report.stepLoss(Math.abs(found[0] - step.path("loss").asDouble()));
                report.stepNorm(Math.abs(found[1] - norm) / norm);
            }
        }
    }
}
