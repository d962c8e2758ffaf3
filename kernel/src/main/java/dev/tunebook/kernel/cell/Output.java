package dev.tunebook.kernel.cell;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.extension.MimeBundle;
import java.util.function.Consumer;

/** Where a cell's results go: below the cell that the calling thread works for. */
public interface Output {
    /** Shows something new, which the id lets replace later. */
    void display(MimeBundle shown, String id);

    /** Replaces what was shown under an id. */
    void update(MimeBundle shown, String id);

    /** Empties the space below the cell, at once or when the next output comes. */
    void clear(boolean wait);

    /** Sends a message of the comm family. */
    void comm(String type, JsonObject content, JsonObject metadata);

    /** The same work, to be done by any thread later: what it prints and shows goes where the caller's does now. */
    <T> Consumer<T> here(Consumer<T> work);
}
