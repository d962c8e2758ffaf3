package dev.tunebook.kernel.run.client;

/** Hears what a kernel publishes while code runs in it. */
public interface OutputListener {
    /** The code was sent; what it prints carries this id as its parent's. */
    void asked(String requestId);

    /** Something was published: by this code, or by earlier code that still prints. */
    void heard(WireMessage output);

    /** Called several times a second while nothing is published. */
    void waiting();

    /** Whether it answers questions of the code; only then may the code read input. */
    default boolean answersInput() {
        return false;
    }

    /** The line that the user gives to a question, without its end. */
    default String answer(String question, boolean password) {
        return "";
    }
}
