package dev.tunebook.kernel.shell;

import java.util.List;

/** What a snippet threw, with the part of its stack that the user wrote. */
public final class SnippetFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Frame> frames;

    /**
     * A call on the way to the failure.
     *
     * @param where the method and its place, as shown
     * @param user whether the user wrote it, in a cell
     */
    public record Frame(String where, boolean user) {}

    SnippetFailure(Throwable thrown, List<Frame> frames) {
        super(thrown.getMessage(), thrown, false, false);
        this.frames = List.copyOf(frames);
    }

    /** The innermost call first; the kernel's own calls are left out. */
    public List<Frame> frames() {
        return frames;
    }
}
