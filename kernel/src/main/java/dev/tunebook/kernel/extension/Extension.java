package dev.tunebook.kernel.extension;

/** A library's entry into the kernel, found by {@link java.util.ServiceLoader} at start. */
public interface Extension {
    /**
     * Registers magics, views and start-up code. Called once, before the first cell; must be fast and must not
     * load anything heavy.
     *
     * @param notebook the notebook that is being opened
     */
    void install(Notebook notebook);
}
