package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.tune.Tuned;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows how far a search for options is, and in the end what it found. */
public final class LiveSearch implements Consumer<Tuned> {
    private final Screen screen;

    private LiveSearch(Screen screen) {
        this.screen = screen;
    }

    /** In a notebook; outside of one, nothing is shown. */
    public static LiveSearch in(Optional<Notebook> notebook) {
        return new LiveSearch(Screen.in(notebook));
    }

    @Override
    public void accept(Tuned soFar) {
        if (screen.isDue()) {
            screen.show(soFar);
        }
    }

    /** Puts the result in its place. */
    public void finish(Tuned tuned) {
        screen.end(tuned);
    }
}
