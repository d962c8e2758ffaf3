package dev.tunebook.kernel.shell;

/** The user asked for the running cell to stop, and it has. */
public final class InterruptedCell extends Exception {
    private static final long serialVersionUID = 1L;

    public InterruptedCell() {
        this(null);
    }

    /**
     * Of code that said something when it was stopped, such as how far it had come.
     *
     * @param said what it threw; null when it threw nothing
     */
    public InterruptedCell(Throwable said) {
        super("Interrupted.", said, false, false);
    }
}
