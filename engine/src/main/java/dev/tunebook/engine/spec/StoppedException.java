package dev.tunebook.engine.spec;

/** The user's interrupt ended what was going on; whoever tries one thing after the other ends with it. */
public final class StoppedException extends UserException {
    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param problem what was interrupted, and how far it had come
     * @param maybe one action, without the word Maybe and with its full stop
     */
    public StoppedException(String problem, String maybe) {
        super(problem, maybe);
    }

    /** The same with the exception that led to it. */
    public StoppedException(String problem, String maybe, Throwable cause) {
        super(problem, maybe, cause);
    }
}
