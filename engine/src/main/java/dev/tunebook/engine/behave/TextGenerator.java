package dev.tunebook.engine.behave;

/** Anything that answers a text with a text: a trained run, a fake in a test. */
public interface TextGenerator {
    /** What the user calls it. */
    String name();

    /**
     * Writes an answer, the same for the same input.
     *
     * @throws dev.tunebook.engine.spec.UserException when the thread is interrupted
     */
    String write(String input);
}
