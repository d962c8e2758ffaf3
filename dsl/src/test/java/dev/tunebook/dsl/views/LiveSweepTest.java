package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.dsl.FakeNotebook;
import dev.tunebook.engine.spec.LrFindSpec;
import dev.tunebook.engine.train.LrSweep;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveSweepTest {
    private final FakeNotebook notebook = new FakeNotebook(Path.of(""));
    private final LrSweep sweep = TrainingSamples.sweep();
    private final LiveSweep live = LiveSweep.in(Optional.of(notebook), "tickets", LrFindSpec.defaults());

    @Test
    void turnsFromProgressIntoTheResult() {
        sweep.points().forEach(live);
        live.finish(sweep);

        assertThat(notebook.shown.get(0))
                .isEqualTo(new SearchProgress(
                        "tickets",
                        1,
                        100,
                        sweep.points().get(0).learningRate(),
                        sweep.points().get(0).smoothed()));
        assertThat(notebook.shown.get(notebook.shown.size() - 1)).isSameAs(sweep);
    }

    /** A notebook takes a value for shown that a display was updated to. */
    @Test
    void updatesToTheResultEvenWhenNothingWasShownBefore() {
        live.finish(sweep);

        assertThat(notebook.shown).containsExactly(sweep, sweep);
    }

    @Test
    void showsNothingOutsideANotebook() {
        LiveSweep silent = LiveSweep.in(Optional.empty(), "tickets", LrFindSpec.defaults());
        sweep.points().forEach(silent);
        silent.finish(sweep);

        assertThat(notebook.shown).isEmpty();
    }
}
