package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;

/** Where a cell's results go: below the cell that the calling thread works for. */
public interface Output {
    /** Shows something new, which the id lets replace later. */
    void display(MimeBundle shown, String id);

    /** Replaces what was shown under an id. */
    void update(MimeBundle shown, String id);

    /** Empties the space below the cell, at once or when the next output comes. */
    void clear(boolean wait);
}
