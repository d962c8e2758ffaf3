/**
 * What a cell is: Java with magic lines between, the magics themselves, how values and failures are shown,
 * and the words that every cell may call.
 *
 * <p>Begin with {@link dev.tunebook.kernel.cell.CellRunner}. Nothing here may know ZeroMQ or how a message looks;
 * what is shown goes out through {@link dev.tunebook.kernel.cell.Output}.
 */
package dev.tunebook.kernel.cell;
