package dev.tunebook.engine.quality;

import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.spec.UserException;
import java.util.List;

/**
 * A linear model on weighed words and pairs of words: seconds to train, and what a large model has to beat.
 *
 * <p>TF-IDF with logistic regression, as {@link HashedTexts} and {@link LinearModel} have it.
 */
public final class LinearClassifier implements TextClassifier {
    private final List<String> labels;
    private final LinearModel model;
    private final int[] rowsWith;
    private final int rows;

    private LinearClassifier(List<String> labels, LinearModel model, int[] rowsWith, int rows) {
        this.labels = List.copyOf(labels);
        this.model = model;
        this.rowsWith = rowsWith;
        this.rows = rows;
    }

    /**
     * Trains one.
     *
     * @param classes the class id of each text
     */
    public static LinearClassifier train(List<String> labels, List<String> texts, int[] classes) {
        HashedTexts hashed = HashedTexts.of(texts.size(), texts::get);
        return new LinearClassifier(
                labels,
                LinearModel.fit(hashed, classes, labels.size()),
                HashedTexts.rowsWith(texts.size(), texts::get),
                texts.size());
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
                throw new UserException(
                        "Interrupted before all " + texts.size() + " rows were classified.", "run the cell again.");
            }
            consumer.accept(row, model.probabilities(HashedTexts.single(texts.get(row), rowsWith, rows)));
        }
    }
}
