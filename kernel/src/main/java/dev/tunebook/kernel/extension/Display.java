package dev.tunebook.kernel.extension;

/** Something shown below a cell that can be replaced in place. */
public interface Display extends Shown {
    /** The protocol's {@code display_id}. */
    String id();

    /**
     * Shows another value in its place, also after the cell has ended. A value that a display has come to show is not
     * shown a second time as the result of its cell.
     */
    void update(Object value);
}
