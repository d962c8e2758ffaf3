package dev.tunebook.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.model.tokens.NgramTokens;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.torch.Program;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A model that tells classes of text apart: tokens, weights and the program that joins them. */
public final class Classifier implements AutoCloseable {
    private final Torch torch;
    private final Config config;
    private final Tokens tokens;
    private final List<String> labels;
    private final Weights weights;
    private final Program program;

    Classifier(Torch torch, Config config, Tokens tokens, List<String> labels, Weights weights) {
        this.torch = torch;
        this.config = config;
        this.tokens = tokens;
        this.labels = List.copyOf(labels);
        this.weights = weights;
        this.program = Program.compile(torch, source(config, weights, labels.size()));
    }

    private static String source(Config config, Weights weights, int classes) {
        List<String> names = weights.parameters().stream().map(Parameter::name).toList();
        String type = config.text("model_type", "");
        return ProgramText.of(BaseModels.architecture(type).forward(config, classes, name -> {
            int place = names.indexOf(name);
            if (place < 0) {
                throw new IllegalArgumentException(type + " has no parameter " + name);
            }
            return "ps[" + place + "]";
        }));
    }

    /** Where it computes. */
    public Torch torch() {
        return torch;
    }

    /** How texts become ids. */
    public Tokens tokens() {
        return tokens;
    }

    /** The classes' names, by id. */
    public List<String> labels() {
        return labels;
    }

    /** What it has learned. */
    public Weights weights() {
        return weights;
    }

    /**
     * The program: {@code step}, {@code gradients} and {@code log_probabilities}, as {@link ProgramText} has them.
     */
    public Program program() {
        return program;
    }

    /** The same model with weights of its own, equal to these. */
    public Classifier copy() {
        return new Classifier(torch, config, tokens, labels, weights.copy());
    }

    /** Is told the classes' natural log-probabilities of one row, by class id. */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(int row, float[] logProbabilities);
    }

    /**
     * Classifies rows, in batches of similar length; rows come in any order, each once.
     *
     * @param rows encoded texts
     * @throws InterruptedException when the thread was interrupted; checked before every batch
     */
    public void classify(List<int[]> rows, int batchSize, RowConsumer consumer) throws InterruptedException {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt(row -> rows.get(row).length))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int start = 0; start < order.length; start += batchSize) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            int[] chosen = Arrays.copyOfRange(order, start, Math.min(order.length, start + batchSize));
            float[] scores = scores(Arrays.stream(chosen).mapToObj(rows::get).toList());
            for (int i = 0; i < chosen.length; i++) {
                consumer.accept(chosen[i], Arrays.copyOfRange(scores, i * labels.size(), (i + 1) * labels.size()));
            }
        }
    }

    private float[] scores(List<int[]> rows) {
        try (Scope scope = torch.scope()) {
            Batch batch = Batch.of(scope, rows, tokens.padding());
            return program.tensor(scope, "log_probabilities", weights.tensors(), batch.ids(), batch.lengths())
                    .floats();
        }
    }

    /** Writes {@code config.json}, {@code model.safetensors} and the tokens' files into a folder. */
    public void save(Path folder) {
        Map<String, String> id2label = new LinkedHashMap<>();
        Map<String, Integer> label2id = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            id2label.put(String.valueOf(i), labels.get(i));
            label2id.put(labels.get(i), i);
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("config.json"),
                    config.with("id2label", id2label).with("label2id", label2id).json());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        tokens.save(folder);
        weights.save(folder.resolve("model.safetensors"));
    }

    /** Reads what {@link #save} wrote. */
    public static Classifier load(Torch torch, Path folder) {
        try {
            Config config = Config.parse("config.json", Files.readString(folder.resolve("config.json")));
            JsonNode id2label = config.get("id2label");
            List<String> labels = IntStream.range(0, id2label.size())
                    .mapToObj(id -> id2label.path(String.valueOf(id)).asText())
                    .toList();
            List<Parameter> parameters =
                    BaseModels.architecture(config.text("model_type", "")).parameters(config, labels.size());
            Weights weights = Weights.load(torch, parameters, Safetensors.open(folder.resolve("model.safetensors")));
            return new Classifier(torch, config, NgramTokens.load(folder), labels, weights);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        program.close();
        weights.close();
    }
}
