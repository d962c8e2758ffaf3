package dev.tunebook.kernel.shell;

/** Unwinds a snippet that is to stop; an {@link Error}, so that {@code catch (Exception e)} lets it pass. */
final class StopSignal extends Error {
    private static final long serialVersionUID = 1L;

    StopSignal() {
        super("Interrupted.", null, false, false);
    }
}
