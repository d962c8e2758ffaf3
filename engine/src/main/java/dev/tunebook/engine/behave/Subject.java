package dev.tunebook.engine.behave;

import dev.tunebook.engine.evaluate.TextClassifier;
import dev.tunebook.engine.evaluate.TextClassifier.RowConsumer;
import java.util.List;

/**
 * A model that is examined.
 *
 * @param name what the user calls it
 * @param kind of its answers
 */
public record Subject(String name, AnswerKind kind, Asked asked) {
    /** Answers texts. */
    @FunctionalInterface
    public interface Asked {
        /** Tells the answer to each text, by its place, in any order, each once. */
        void answer(List<String> texts, RowConsumer consumer);
    }

    /** Something that tells one of several classes. */
    public static Subject of(TextClassifier classifier) {
        return new Subject(classifier.name(), AnswerKind.classes(classifier.labels()), classifier::classify);
    }
}
