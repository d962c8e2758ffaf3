package dev.tunebook.engine.evaluate;

import java.util.List;

/** Anything that gives texts a probability for each class: a trained run, a plain baseline, a fake in a test. */
public interface TextClassifier {
    /** What the user calls it. */
    String name();

    /** The classes' names, by id. */
    List<String> labels();

    /**
     * Classifies texts; they come in any order, each once.
     *
     * @throws dev.tunebook.engine.spec.UserException when the thread is interrupted
     */
    void classify(List<String> texts, RowConsumer consumer);

    /** Is told the probabilities of one text, by class id; the array is the consumer's own. */
    @FunctionalInterface
    interface RowConsumer {
        void accept(int row, float[] probabilities);
    }

    /** The class id with the highest probability, the lowest among equals. */
    static int likeliest(float[] probabilities) {
        return Predictions.argmax(probabilities);
    }

    /** The likeliest class id of each text, the lowest among equals. */
    default int[] answers(List<String> texts) {
        int[] answers = new int[texts.size()];
        classify(texts, (row, probabilities) -> answers[row] = Predictions.argmax(probabilities));
        return answers;
    }
}
