package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import java.time.Duration;

/** Hears how a run goes on, in order, on the run's own thread. */
public interface RunListener {
    /** The kernel answers; the first cell comes next. */
    void kernelReady(Duration startTime, int codeCells);

    void cellStarted(CellPlace place);

    /**
     * Called several times a second while a cell runs.
     *
     * @param latestLine the last line of text that the cell showed, or an empty text
     */
    void cellRuns(CellPlace place, Duration elapsed, String latestLine);

    /** @param outputs as nbformat keeps them */
    void cellEnded(CellPlace place, Duration elapsed, JsonArray outputs);

    void ended(RunOutcome outcome);
}
