package dev.tunebook.kernel.cell;

import dev.tunebook.kernel.extension.MimeBundle;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Texts to be shown apart from the cell's output, in the front end's pager. */
final class Pages {
    private final List<MimeBundle> waiting = new CopyOnWriteArrayList<>();

    void add(MimeBundle text) {
        waiting.add(text);
    }

    /** Those that came since the last time. */
    List<MimeBundle> take() {
        List<MimeBundle> taken = List.copyOf(waiting);
        waiting.removeAll(taken);
        return taken;
    }
}
