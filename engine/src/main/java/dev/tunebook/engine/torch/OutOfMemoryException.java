package dev.tunebook.engine.torch;

/** libtorch could not get the memory for a computation; nothing of it was done, and less at once may fit. */
public final class OutOfMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public OutOfMemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether this is what libtorch says on any device when memory runs out. */
    static boolean isSaidBy(String message) {
        return message != null
                && (message.contains("out of memory")
                        || message.contains("can't allocate memory")
                        || message.contains("not enough memory"));
    }
}
