package dev.tunebook.kernel.shell;

import java.util.List;

/** A cell that javac refuses: the compiler's words, the offending lines with a caret, and what may help. */
public final class CompileFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    /**
     * One error.
     *
     * @param code javac's own name of it, such as {@code compiler.err.expected}; empty when it is not javac's
     * @param words javac's message
     * @param place the line of source with a caret below; empty when it has no place
     * @param marked the text that the caret marks
     */
    record Complaint(String code, String words, String place, String marked) {}

    CompileFailure(List<Complaint> complaints, String hint) {
        super(text(complaints, hint), null, false, false);
        this.complaints = List.copyOf(complaints);
    }

    /** The first line of the compiler's message. */
    public String summary() {
        return getMessage().lines().findFirst().orElse("");
    }

    CompileFailure withHint(Hints hints) {
        return complaints.isEmpty() ? this : new CompileFailure(complaints, hints.of(complaints.get(0)));
    }

    private static String text(List<Complaint> complaints, String hint) {
        StringBuilder text = new StringBuilder();
        for (Complaint each : complaints) {
            text.append(text.length() == 0 ? "" : "\n").append(each.words());
            text.append(each.place().isEmpty() ? "" : "\n" + each.place());
        }
        return hint.isEmpty() ? text.toString() : text + "\nMaybe " + hint;
    }
}
