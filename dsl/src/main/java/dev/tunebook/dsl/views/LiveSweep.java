package dev.tunebook.dsl.views;

import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.train.LrSweep;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows how far a search for a learning rate is, and in the end its curve. */
public final class LiveSweep implements Consumer<LrSweep.Point> {
    private final String dataset;
    private final int steps;
    private final Screen screen;
    private int step;

    LiveSweep(String dataset, int steps, Screen screen) {
        this.dataset = dataset;
        this.steps = steps;
        this.screen = screen;
    }

    /** In a notebook; outside of one, nothing is shown. */
    public static LiveSweep in(Optional<Notebook> notebook, String dataset, LrFindSpec spec) {
        return new LiveSweep(dataset, spec.seeds() * spec.steps(), Screen.in(notebook));
    }

    @Override
    public void accept(LrSweep.Point point) {
        step++;
        if (screen.isDue()) {
            screen.show(new SearchProgress(dataset, step, steps, point.learningRate(), point.smoothed()));
        }
    }

    /** Puts the result in its place. */
    public void finish(LrSweep sweep) {
        screen.end(sweep);
    }
}
