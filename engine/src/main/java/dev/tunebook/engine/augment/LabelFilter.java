package dev.tunebook.engine.augment;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.quality.LinearClassifier;
import dev.tunebook.engine.spec.Part;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Leaves out copies that no longer say what their label says, as far as a cheap model can tell.
 *
 * <p>The model learns four fifths of the training rows, not the text that the copy was made of. A copy goes when the model
 * finds another class likelier although it finds the right one likeliest for that text: what the edit has changed, not
 * what the model never knew.
 */
final class LabelFilter {
    private static final int FOLDS = 5;

    private final Dataset dataset;
    private final LinearClassifier[] models;

    private LabelFilter(Dataset dataset, LinearClassifier[] models) {
        this.dataset = dataset;
        this.models = models;
    }

    static LabelFilter of(Dataset dataset) {
        LinearClassifier[] models = new LinearClassifier[FOLDS];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            models[fold] = train(
                    dataset,
                    IntStream.of(dataset.indices(Part.TRAIN))
                            .filter(row -> row % FOLDS != left)
                            .toArray());
        }
        return new LabelFilter(dataset, models);
    }

    private static LinearClassifier train(Dataset dataset, int[] rows) {
        return LinearClassifier.train(
                dataset.labels(),
                dataset.texts(rows),
                IntStream.of(rows).map(dataset::classOf).toArray());
    }

    private static int likeliest(float[] probabilities) {
        int likeliest = 0;
        for (int id = 1; id < probabilities.length; id++) {
            likeliest = probabilities[id] > probabilities[likeliest] ? id : likeliest;
        }
        return likeliest;
    }

    /** Notes a refusal for each copy that goes. */
    void refuse(List<Augmentation.Copy> copies, String[] refusals) {
        for (int i = 0; i < refusals.length; i++) {
            Augmentation.Copy copy = copies.get(i);
            if (refusals[i] == null) {
                int label = dataset.classOf(copy.row());
                LinearClassifier model = models[copy.row() % FOLDS];
                float[] now = model.probabilities(copy.text());
                int likely = likeliest(now);
                boolean knew = likeliest(model.probabilities(dataset.text(copy.row()))) == label;
                if (knew && likely != label) {
                    refusals[i] = String.format(
                            Locale.ROOT,
                            "it looks like %s (%.2f)",
                            dataset.labels().get(likely),
                            now[likely]);
                }
            }
        }
    }
}
