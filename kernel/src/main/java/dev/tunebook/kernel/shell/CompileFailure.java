package dev.tunebook.kernel.shell;

/** A cell that javac refuses; the message holds the offending line with a caret and the compiler's words. */
public final class CompileFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String summary;

    CompileFailure(String summary, String text) {
        super(text, null, false, false);
        this.summary = summary;
    }

    /** The first line of the compiler's message. */
    public String summary() {
        return summary;
    }
}
