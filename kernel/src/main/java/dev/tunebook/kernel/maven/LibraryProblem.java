package dev.tunebook.kernel.maven;

/** A library that cannot be had; the message says why and what may help. */
public final class LibraryProblem extends Exception {
    private static final long serialVersionUID = 1L;

    LibraryProblem(String message) {
        super(message, null, false, false);
    }
}
