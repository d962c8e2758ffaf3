package dev.tunebook.kernel.run;

import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.client.Execution;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.client.OutputListener;
import dev.tunebook.kernel.run.client.WireMessage;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.page.Durations;
import java.time.Duration;
import java.time.Instant;

/** One cell's way through the kernel. */
final class CellRun implements OutputListener {
    private final CellPlace place;
    private final Cell cell;
    private final OutputRouter outputs;
    private final RunListener listener;
    private final Instant start = Instant.now();
    private String requestId = "";
    private String latestLine = "";

    CellRun(CellPlace place, Cell cell, OutputRouter outputs, RunListener listener) {
        this.place = place;
        this.cell = cell;
        this.outputs = outputs;
        this.listener = listener;
    }

    /** Runs the cell and keeps its outputs, count and times in it, whichever way it ends. */
    CellResult run(KernelSession session, Duration timeout) {
        listener.cellStarted(place);
        CellResult result;
        try {
            Execution execution = session.execute(cell.source(), timeout, this);
            result = finished(execution, timeout);
        } catch (KernelDeath death) {
            outputs.addError(requestId, "DeadKernel", death.getMessage());
            result = new CellResult(CellResult.Status.KERNEL_DIED, death.getMessage(), death.lastLines());
        }
        outputs.flush();
        note(result);
        listener.cellEnded(place, elapsed(), cell.outputs());
        return result;
    }

    private CellResult finished(Execution execution, Duration timeout) {
        JsonObject execute = new JsonObject();
        execution.timing().forEach(execute::addProperty);
        cell.metadata().add("execution", execute);
        JsonObject reply = execution.reply();
        if (reply.has("execution_count") && reply.get("execution_count").isJsonPrimitive()) {
            cell.executionCount(reply.get("execution_count").getAsInt());
        }
        if (execution.timedOut()) {
            String problem = "The cell ran longer than its time, " + Durations.text(timeout) + ", and was interrupted.";
            outputs.addError(requestId, "CellTimeout", problem);
            return CellResult.failed(problem);
        }
        String status = reply.has("status") ? reply.get("status").getAsString() : "ok";
        boolean passed = status.equals("ok") || status.equals("error") && cell.hasTag("raises-exception");
        return passed ? CellResult.PASSED : CellResult.failed("");
    }

    private void note(CellResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("start_time", start.toString());
        json.addProperty("end_time", Instant.now().toString());
        json.addProperty("duration", elapsed().toMillis() / 1000.0);
        json.addProperty("exception", !result.passed());
        json.addProperty("status", result.passed() ? "completed" : "failed");
        cell.metadata().add("papermill", json);
    }

    private Duration elapsed() {
        return Duration.between(start, Instant.now());
    }

    @Override
    public void asked(String id) {
        requestId = id;
        outputs.open(id, cell);
    }

    @Override
    public void heard(WireMessage output) {
        outputs.take(output);
        if (output.parentId().equals(requestId)) {
            if (output.type().equals("execute_input") && output.content().has("execution_count")) {
                cell.executionCount(output.content().get("execution_count").getAsInt());
            }
            String line = LatestLine.of(output.content());
            latestLine = line.isEmpty() ? latestLine : line;
            listener.cellRuns(place, elapsed(), latestLine);
        }
    }

    @Override
    public void waiting() {
        listener.cellRuns(place, elapsed(), latestLine);
    }
}
