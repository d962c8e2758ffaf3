package dev.tunebook.dsl.views;

import dev.tunebook.engine.data.sources.LoadProgress;
import dev.tunebook.engine.data.sources.Sources;
import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.train.TrainEvent.Fetched;
import dev.tunebook.kernel.extension.Notebook;
import java.nio.file.Path;
import java.util.Optional;

/** Shows downloads and long files below a cell while they come; short ones leave no trace. */
public final class LiveLoading implements Progress, LoadProgress {
    private final Screen screen;

    private LiveLoading(Screen screen) {
        this.screen = screen;
    }

    /** Sources that show how it goes in a notebook; outside of one, nothing is shown. */
    public static Sources sources(Optional<Notebook> notebook, Path folder) {
        LiveLoading live = new LiveLoading(Screen.in(notebook));
        return Sources.in(folder, live, live);
    }

    @Override
    public void report(String file, long bytes, long totalBytes, double bytesPerSecond) {
        if (bytes > 0 && screen.isDue()) {
            screen.show(new FetchProgress(new Fetched(0, file, bytes, totalBytes, bytesPerSecond)));
        }
    }

    @Override
    public void searching(String dataset, long rows) {
        screen.show(LoadProgressView.Loading.searching(dataset, rows));
    }

    @Override
    public void searched(String dataset, long rows, double seconds) {
        screen.show(LoadProgressView.Loading.searched(dataset, rows, seconds));
    }

    @Override
    public void report(String file, long records, double recordsPerSecond) {
        screen.show(LoadProgressView.Loading.reading(file, records, recordsPerSecond));
    }
}
