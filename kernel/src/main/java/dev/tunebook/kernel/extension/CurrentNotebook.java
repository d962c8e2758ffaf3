package dev.tunebook.kernel.extension;

import java.util.Optional;

/** Where the kernel leaves the notebook of this JVM for {@link Notebook#current()}. */
public final class CurrentNotebook {
    private static volatile Notebook current;

    private CurrentNotebook() {}

    static Optional<Notebook> get() {
        return Optional.ofNullable(current);
    }

    /** Called by the kernel at start, and with {@code null} at its end; by nobody else. */
    public static void set(Notebook notebook) {
        current = notebook;
    }
}
