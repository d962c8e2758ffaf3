package dev.tunebook.engine.runs;

import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.model.Classifier;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.StoppedException;
import java.util.List;

/**
 * A model as something that classifies texts. They are encoded a few thousand at a time, so that neither ids nor
 * probabilities of all are ever held.
 *
 * @param model stays its owner's
 * @param maxTokens longest text in tokens
 */
public record ModelAnswers(String name, Classifier model, int maxTokens) implements TextClassifier {
    private static final int BATCH = 128;
    private static final int CHUNK = 8_192;

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public void classify(List<String> texts, RowConsumer consumer) {
        answer(texts, consumer);
    }

    /** Is told probabilities of classes or labels, or a number, of each text; in any order, each once. */
    public void answer(List<String> texts, RowConsumer consumer) {
        boolean number = model.kind() == Kind.REGRESSION;
        for (int from = 0; from < texts.size(); from += CHUNK) {
            int begin = from;
            List<int[]> ids = texts.subList(from, Math.min(texts.size(), from + CHUNK)).stream()
                    .map(text -> model.encode(text, maxTokens).ids())
                    .toList();
            try {
                model.classify(ids, BATCH, (row, logs) -> {
                    for (int i = 0; i < logs.length && !number; i++) {
                        logs[i] = (float) StrictMath.exp(logs[i]);
                    }
                    consumer.accept(begin + row, logs);
                });
            } catch (InterruptedException interrupted) {
                throw new StoppedException(
                        "Interrupted before all " + texts.size() + " rows were classified.",
                        "run the cell again.",
                        interrupted);
            }
        }
    }
}
