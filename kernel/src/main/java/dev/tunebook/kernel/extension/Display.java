package dev.tunebook.kernel.extension;

/** Something shown below a cell that can be replaced in place. */
public interface Display {
    /** The protocol's {@code display_id}. */
    String id();

    /** Shows another value in its place, also after the cell has ended. */
    void update(Object value);
}
