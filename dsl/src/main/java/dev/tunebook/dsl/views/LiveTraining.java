package dev.tunebook.dsl.views;

import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.train.TrainEvent;
import dev.tunebook.kernel.extension.Notebook;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a run below its cell while it trains. */
public final class LiveTraining implements Consumer<TrainEvent> {
    private final TrainingLog log;
    private final Screen screen;

    LiveTraining(TrainingLog log, Screen screen) {
        this.log = log;
        this.screen = screen;
    }

    /** In a notebook; outside of one, nothing is shown. */
    public static LiveTraining in(Optional<Notebook> notebook, String name, String dataset) {
        return new LiveTraining(new TrainingLog(name, dataset), Screen.in(notebook));
    }

    @Override
    public void accept(TrainEvent event) {
        log.add(event);
        if (screen.isDue()) {
            screen.show(event instanceof TrainEvent.Fetched fetched ? new FetchProgress(fetched) : log.snapshot());
        }
    }

    /** Puts the finished run in its place. */
    public void finish(Run run) {
        screen.end(run);
    }

    /** Shows how far a run came that failed; nothing when nothing happened. */
    public void fail() {
        Training last = log.snapshot();
        if (last.started().isPresent() || !last.probes().isEmpty()) {
            screen.show(last);
        }
    }
}
