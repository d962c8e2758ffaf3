package dev.tunebook.kernel.run.document;

import java.util.List;

/** Something that the user can put right: what is wrong, and one way out, in the words of the message alone. */
public final class NotebookProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param wrong one sentence: {@code thing (value) must be …}
     * @param wayOut what to do instead, without the leading word {@code Maybe}
     */
    public NotebookProblem(String wrong, String wayOut) {
        super(text(wrong, wayOut));
    }

    private NotebookProblem(String text) {
        super(text);
    }

    /** Several faults told at once. */
    static NotebookProblem all(List<String> texts) {
        return new NotebookProblem(String.join("\n", texts));
    }

    static String text(String wrong, String wayOut) {
        return wrong + "\nMaybe " + wayOut;
    }
}
