package dev.tunebook.engine.quality;

import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.spec.StoppedException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear model on weighed words and pairs of words: seconds to train, and what a large model has to beat.
 *
 * <p>TF-IDF with logistic regression, as {@link HashedTexts} and {@link LinearModel} have it.
 */
public final class LinearClassifier implements TextClassifier {
    private static final int EPOCHS = 10;

    private final List<String> labels;
    private final LinearModel model;

    private LinearClassifier(List<String> labels, LinearModel model) {
        this.labels = List.copyOf(labels);
        this.model = model;
    }

    /**
     * Trains one.
     *
     * @param classes the class id of each text
     */
    public static LinearClassifier train(List<String> labels, List<String> texts, int[] classes) {
        HashedTexts hashed = HashedTexts.of(texts.size(), texts::get, HashedTexts.Pieces.PAIRS, labels.size());
        int[] rows = IntStream.range(0, texts.size()).toArray();
        return new LinearClassifier(labels, LinearModel.train(hashed, classes, labels.size(), rows, EPOCHS));
    }

    /** How likely each class is, by id, adding up to 1. */
    public float[] probabilities(String text) {
        return model.probabilities(model.texts().vector(text));
    }

    @Override
    public String name() {
        return "tfidf";
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public void classify(List<String> texts, RowConsumer consumer) {
        for (int row = 0; row < texts.size(); row++) {
            if (Thread.interrupted()) {
                throw new StoppedException(
                        "Interrupted before all " + texts.size() + " rows were classified.", "run the cell again.");
            }
            consumer.accept(row, probabilities(texts.get(row)));
        }
    }
}
