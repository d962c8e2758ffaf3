/**
 * The notebook file: nbformat 4 as JSON, its cells, parameters, and the outputs that messages leave in a cell.
 *
 * <p>Begin with {@link dev.tunebook.kernel.run.document.NotebookDocument}. Nothing here may know sockets or HTML.
 */
package dev.tunebook.kernel.run.document;
