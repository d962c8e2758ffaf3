/**
 * The headless notebook runner: a kernel in its own JVM, a notebook in, an executed notebook and a page out.
 *
 * <p>Begin with {@link dev.tunebook.kernel.run.NotebookRunner}. Its rooms are {@code client} (the kernel's process
 * and sockets), {@code document} (the notebook file) and {@code page} (HTML). It talks to the kernel through the
 * Jupyter protocol alone: nothing here may know JShell, the kernel's own classes but {@code lexer}, or fine-tuning.
 */
package dev.tunebook.kernel.run;
