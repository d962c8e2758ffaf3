package dev.tunebook.kernel.shell;

/** The user asked for the running cell to stop, and it has. */
public final class InterruptedCell extends Exception {
    private static final long serialVersionUID = 1L;

    public InterruptedCell() {
        super("Interrupted.", null, false, false);
    }
}
