/**
 * An executed notebook as one HTML file that needs no network and no script.
 *
 * <p>Begin with {@link dev.tunebook.kernel.run.page.NotebookPage}. Everything that was typed or printed is escaped;
 * only a kernel's own {@code text/html} and SVG results go in as they are. Nothing here may know sockets.
 */
package dev.tunebook.kernel.run.page;
