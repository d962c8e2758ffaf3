package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.TextClassifier;
import java.util.List;
import java.util.function.ToIntFunction;

/** Answers by a rule, as sure as it is told to be. */
public record FakeClassifier(String name, List<String> labels, double sureness, ToIntFunction<String> rule)
        implements TextClassifier {
    @Override
    public void classify(List<String> texts, RowConsumer consumer) {
        for (int row = texts.size() - 1; row >= 0; row--) {
            float[] probabilities = new float[labels.size()];
            for (int id = 0; id < probabilities.length; id++) {
                probabilities[id] = (float) ((1 - sureness) / (labels.size() - 1));
            }
            probabilities[rule.applyAsInt(texts.get(row))] = (float) sureness;
            consumer.accept(row, probabilities);
        }
    }
}
