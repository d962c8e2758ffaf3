package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import java.time.Duration;

/** Hears everything and tells nothing; tests override what they wait for. */
class SilentListener implements RunListener {
    @Override
    public void kernelReady(Duration startTime, int codeCells) {}

    @Override
    public void cellStarted(CellPlace place) {}

    @Override
    public void cellRuns(CellPlace place, Duration elapsed, String latestLine) {}

    @Override
    public void cellEnded(CellPlace place, Duration elapsed, JsonArray outputs) {}

    @Override
    public void ended(RunOutcome outcome) {}
}
