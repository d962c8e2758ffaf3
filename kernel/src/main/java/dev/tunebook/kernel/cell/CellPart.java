package dev.tunebook.kernel.cell;

/** A stretch of a cell: Java, or one magic. */
public sealed interface CellPart {
    /**
     * Java between two magics.
     *
     * @param text as typed
     * @param offset where it begins in the cell, in characters
     */
    record Java(String text, int offset) implements CellPart {}

    /**
     * One magic.
     *
     * @param name after the percent signs
     * @param line the rest of its line
     * @param body the lines below a {@code %%name}, or null
     * @param help whether help is asked for, by a question mark
     * @param lineNumber its line in the cell, from 1
     */
    record MagicCall(String name, String line, String body, boolean help, int lineNumber) implements CellPart {}
}
