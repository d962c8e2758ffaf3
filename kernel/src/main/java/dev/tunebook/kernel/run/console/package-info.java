/**
 * A kernel at a terminal: reads cells, runs them, prints what comes back.
 *
 * <p>Begin with {@link dev.tunebook.kernel.run.console.Console}. Nothing here may know how a line is edited: that is the
 * business of {@link dev.tunebook.kernel.run.console.CellReader}.
 */
package dev.tunebook.kernel.run.console;
