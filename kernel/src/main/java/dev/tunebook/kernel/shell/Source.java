package dev.tunebook.kernel.shell;

/**
 * A piece of a cell and where it stands, so that messages can point at the line the user sees.
 *
 * @param text the Java of this piece
 * @param cell the whole cell
 * @param offset where the piece begins in the cell, in characters
 * @param cellNumber the number in brackets before the cell
 */
record Source(String text, String cell, int offset, int cellNumber) {
    /** The cell's line, from 1, in which a position of the piece falls. */
    int lineOf(long position) {
        int end = absolute(position);
        return (int) cell.substring(0, end).chars().filter(c -> c == '\n').count() + 1;
    }

    /** The text of the cell's line in which a position of the piece falls. */
    String lineTextOf(long position) {
        int at = absolute(position);
        int end = cell.indexOf('\n', at);
        return cell.substring(lineStart(at), end < 0 ? cell.length() : end);
    }

    /** How far from the start of its line a position of the piece is, in characters. */
    int columnOf(long position) {
        int at = absolute(position);
        return at - lineStart(at);
    }

    /** The first line of the piece in the cell, from 1. */
    int firstLine() {
        return lineOf(0);
    }

    private int lineStart(int at) {
        return cell.lastIndexOf('\n', at - 1) + 1;
    }

    private int absolute(long position) {
        return (int) Math.max(0, Math.min(cell.length(), offset + position));
    }
}
