package dev.tunebook.engine.rivals;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.spec.Part;
import java.util.List;

/** Answers every text with the commonest training class, and as probabilities the classes' shares. */
final class MajorityClass implements TextClassifier {
    private final List<String> labels;
    private final float[] shares;

    MajorityClass(Dataset dataset) {
        labels = dataset.labels();
        shares = new float[labels.size()];
        int[] training = dataset.indices(Part.TRAIN);
        for (int row : training) {
            shares[dataset.classOf(row)] += 1f / training.length;
        }
        // sums of many floats can pass 1 by a rounding
        for (int id = 0; id < shares.length; id++) {
            shares[id] = Math.min(1, shares[id]);
        }
    }

    @Override
    public String name() {
        return "majority";
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public void classify(List<String> texts, RowConsumer consumer) {
        for (int row = 0; row < texts.size(); row++) {
            consumer.accept(row, shares.clone());
        }
    }
}
