package dev.tunebook.engine.model;

import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.tokens.Tokens;
import dev.tunebook.engine.spec.Kind;
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

/**
 * A model that says something of a text as a whole, a class, labels or a number: a network, and the tokens and names
 * around it.
 */
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

    /** What it says. */
    public Kind kind() {
        return network.head().kind();
    }

    /** The classes' or labels' names, by id; of a number one name. */
    public List<String> labels() {
        return labels;
    }

    @Override
    public Classifier copy() {
        return new Classifier(network.copy(), tokens, labels);
    }

    /**
     * Is told the answers of one row: natural log-probabilities by class id, those of yes by label id, or one number in
     * the targets' unit.
     */
    @FunctionalInterface
    public interface RowConsumer {
        void accept(int row, float[] answers);
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
            return network.answers(scope, Batch.of(scope, rows, tokens.padding()))
                    .floats();
        }
    }

    @Override
    public Config config() {
        Config named = labelled(network.config(), labels);
        return network.head()
                .problemType(named)
                .map(type -> named.with("problem_type", type))
                .orElse(named);
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
