package dev.tunebook.engine.spec;

/**
 * Something that the user can put right.
 *
 * <p>The message names the thing, its value and what was expected, and ends in a line that starts with {@code Maybe}
 * and offers one action. Views show the message alone.
 */
public sealed class UserException extends RuntimeException permits StoppedException {
    private static final long serialVersionUID = 1;

    private final String problem;
    private final String maybe;

    /**
     * Makes the exception.
     *
     * @param problem one or more lines: the thing, its value in parentheses, what was expected
     * @param maybe one action, without the word Maybe and with its full stop
     */
    public UserException(String problem, String maybe) {
        super(problem + "\nMaybe " + maybe);
        this.problem = problem;
        this.maybe = maybe;
    }

    /** The same with the exception that led to it. */
    public UserException(String problem, String maybe, Throwable cause) {
        this(problem, maybe);
        initCause(cause);
    }

    /** What is wrong, without the action. */
    public String problem() {
        return problem;
    }

    /** The action, without the word Maybe. */
    public String maybe() {
        return maybe;
    }
}
