package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.Display;
import dev.tunebook.kernel.extension.Notebook;
import dev.tunebook.kernel.widgets.Progress;
import dev.tunebook.kernel.widgets.Slider;
import java.util.Collection;

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

    /** Shows a progress bar; it is full after so many steps. */
    public static Progress progress(int steps) {
        return new Progress(notebook(), steps, "");
    }

    /** Shows a progress bar with a word before it. */
    public static Progress progress(int steps, String description) {
        return new Progress(notebook(), steps, description);
    }

    /** Shows a progress bar that goes along with a loop over elements: {@code for (var each : progress(list))}. */
    public static <T> Iterable<T> progress(Collection<T> elements) {
        return elements.isEmpty() ? elements : new Progress(notebook(), elements.size(), "").over(elements);
    }

    /** Shows a slider for whole numbers; its {@code value()} is where it stands, {@code onChange} hears of moves. */
    public static Slider slider(int least, int most, int value) {
        return new Slider(notebook(), least, most, value, "");
    }

    /** Shows a slider with a word before it. */
    public static Slider slider(int least, int most, int value, String description) {
        return new Slider(notebook(), least, most, value, description);
    }

    /** Asks for a line of text, in a field below the cell. */
    public static String readLine(String prompt) {
        return notebook().ask(prompt, false);
    }

    /** Asks for a text that is not shown while it is typed, and not kept in the notebook. */
    public static String readPassword(String prompt) {
        return notebook().ask(prompt, true);
    }

    private static LiveNotebook notebook() {
        return (LiveNotebook)
                Notebook.current().orElseThrow(() -> new IllegalStateException("display works in a notebook alone."));
    }
}
