package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.Notebook;

/** What every cell may call without an import. */
public final class CellWords {
    private CellWords() {}

    /** Shows a value below the cell; the handle replaces it in place. */
    public static Display display(Object value) {
        return notebook().display(value);
    }

    /** Shows a value under an id, for {@link #updateDisplay}. */
    public static Display display(Object value, String id) {
        return notebook().display(value, id);
    }

    /** Replaces what was shown under an id. */
    public static void updateDisplay(String id, Object value) {
        notebook().update(id, value);
    }

    /** Empties the space below the cell. */
    public static void clearOutput() {
        notebook().clearOutput(false);
    }

    /** Empties the space below the cell; with {@code wait}, when the next output comes, which does not flicker. */
    public static void clearOutput(boolean wait) {
        notebook().clearOutput(wait);
    }

    private static LiveNotebook notebook() {
        return (LiveNotebook)
                Notebook.current().orElseThrow(() -> new IllegalStateException("display works in a notebook alone."));
    }
}
