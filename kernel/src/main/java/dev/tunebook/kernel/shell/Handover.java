package dev.tunebook.kernel.shell;

/** Where a declaration that the kernel writes picks up the value of the variable; called from snippets alone. */
public final class Handover {
    private static final ThreadLocal<Object> VALUE = new ThreadLocal<>();

    private Handover() {}

    static void put(Object value) {
        VALUE.set(value);
    }

    /** The value for the variable that is being declared on this thread. */
    @SuppressWarnings("unchecked")
    public static <T> T take() {
        Object value = VALUE.get();
        VALUE.remove();
        return (T) value;
    }
}
