package dev.tunebook.dsl.views;

import dev.tunebook.engine.model.Generation;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a text below its cell while a model writes it. */
public final class LiveGeneration implements Consumer<Generation> {
    private final Screen screen;

    LiveGeneration(Screen screen) {
        this.screen = screen;
    }

    /** In a notebook; outside of one, nothing is shown. */
    public static LiveGeneration in(Optional<Notebook> notebook) {
        return new LiveGeneration(Screen.in(notebook));
    }

    @Override
    public void accept(Generation soFar) {
        if (screen.isDue()) {
            screen.show(soFar);
        }
    }

    /** Puts the whole text in its place. */
    public void finish(Generation generation) {
        screen.end(generation);
    }
}
