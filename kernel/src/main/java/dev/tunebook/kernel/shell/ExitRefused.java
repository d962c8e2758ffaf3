package dev.tunebook.kernel.shell;

/** A cell has called {@code System.exit}, which would take every variable with it. */
public final class ExitRefused extends Error {
    private static final long serialVersionUID = 1L;

    ExitRefused(int status) {
        super("System.exit (" + status + ") must not end the kernel, which holds your variables.\n"
                + "Maybe return from the method, or shut the kernel down from its menu.");
    }
}
