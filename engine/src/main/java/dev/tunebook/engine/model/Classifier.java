package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.PairText;
import dev.tunebook.engine.torch.Scope;
import dev.tunebook.engine.torch.Torch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A model that tells classes of text apart: a network, and the tokens and labels around it. */
public final class Classifier implements TextModel {
    private final Network network;
    private final Tokens tokens;
    private final List<String> labels;

    Classifier(Network network, Tokens tokens, List<String> labels) {
        this.network = network;
        this.tokens = tokens;
        this.labels = List.copyOf(labels);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    /** The classes' names, by id. */
    public List<String> labels() {
        return labels;
    }

    @Override
    public Classifier copy() {
        return new Classifier(network.copy(), tokens, labels);
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
        try (Scope scope = network.torch().scope()) {
            return network.logProbabilities(scope, Batch.of(scope, rows, tokens.padding()))
                    .floats();
        }
    }

    @Override
    public Config config() {
        return labelled(network.config(), labels);
    }

    /** A config that names the classes. */
    static Config labelled(Config config, List<String> labels) {
        Map<String, String> id2label = new LinkedHashMap<>();
        Map<String, Integer> label2id = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            id2label.put(String.valueOf(i), labels.get(i));
            label2id.put(labels.get(i), i);
        }
        return config.with("id2label", id2label).with("label2id", label2id);
    }

    /** Reads what {@link #save} wrote. */
    public static Classifier load(Torch torch, Path folder) {
        return new CheckpointModel(folder.toString(), folder).saved(torch);
    }

    /**
     * A text as this model reads it, cut to a length and to what the model has positions for.
     *
     * @param text one, or two as {@link PairText} writes them
     */
    public Tokens.Encoded encode(String text, int mostTokens) {
        int most = Math.min(mostTokens, positions());
        return PairText.is(text)
                ? tokens.encodePair(PairText.first(text), PairText.second(text), most)
                : tokens.encode(text, most);
    }
}
