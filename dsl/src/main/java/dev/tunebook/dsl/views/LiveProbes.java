package dev.tunebook.dsl.views;

import dev.tunebook.engine.rivals.recommend.Recommendation;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows which base models have been tried, and in the end which suits. */
public final class LiveProbes implements Consumer<Recommendation> {
    private final Screen screen;

    private LiveProbes(Screen screen) {
        this.screen = screen;
    }

    /** In a notebook; outside of one, nothing is shown. */
    public static LiveProbes in(Optional<Notebook> notebook) {
        return new LiveProbes(Screen.in(notebook));
    }

    @Override
    public void accept(Recommendation soFar) {
        if (screen.isDue()) {
            screen.show(soFar);
        }
    }

    /** Puts the result in its place. */
    public void finish(Recommendation recommendation) {
        screen.end(recommendation);
    }
}
