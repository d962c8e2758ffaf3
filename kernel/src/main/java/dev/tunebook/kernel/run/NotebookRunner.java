package dev.tunebook.kernel.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.RunOutcome.FailedCell;
import dev.tunebook.kernel.run.RunOutcome.Status;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.document.AtomicFile;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.document.MultilineText;
import dev.tunebook.kernel.run.document.NotebookDocument;
import dev.tunebook.kernel.run.document.NotebookProblem;
import dev.tunebook.kernel.run.document.Parameters;
import dev.tunebook.kernel.run.page.NotebookPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs a notebook in a kernel of its own, cell by cell up to the first that fails, and writes what came of it: the
 * executed notebook, saved after each cell, and at the end a page beside it.
 */
public final class NotebookRunner {
    private final RunSpec spec;
    private final RunListener listener;
    private final OutputRouter outputs = new OutputRouter();
    private final Instant start = Instant.now();
    private volatile boolean interrupted;
    private volatile KernelSession session;

    public NotebookRunner(RunSpec spec, RunListener listener) {
        this.spec = spec;
        this.listener = listener;
    }

    /**
     * Runs the notebook to its end, or as far as it goes.
     *
     * @throws NotebookProblem when the notebook, the parameters or the out folder cannot be used; nothing is written
     */
    public RunOutcome run() throws IOException {
        NotebookDocument document = NotebookDocument.read(spec.notebook());
        requireOtherFolder();
        document.forgetRuns();
        Parameters.of(document, spec.notebook().toString()).inject(spec.parameters());
        RunOutcome outcome = run(document);
        listener.ended(outcome);
        return outcome;
    }

    /** Interrupts the running cell and ends the run. Safe to call from any thread. */
    public void interrupt() {
        interrupted = true;
        KernelSession running = session;
        if (running != null) {
            running.requestInterrupt();
        }
    }

    private void requireOtherFolder() throws IOException {
        Path executed = spec.executed().toAbsolutePath().normalize();
        if (Files.exists(executed) && Files.isSameFile(executed, spec.notebook())) {
            throw new NotebookProblem(
                    "out folder (" + spec.outFolder() + ") must be another folder than the notebook's, which would be"
                            + " overwritten.",
                    "--out out.");
        }
    }

    private RunOutcome run(NotebookDocument document) throws IOException {
        try (KernelSession started = KernelSession.start(spec.kernel(), spec.folder(), spec.startTimeout())) {
            session = started;
            if (interrupted) {
                started.requestInterrupt();
            }
            describeKernel(document);
            return runCells(document);
        } catch (KernelDeath death) {
            return outcome(Status.KERNEL_DIED, death.getMessage(), Optional.empty(), death.lastLines());
        }
    }

    private RunOutcome runCells(NotebookDocument document) throws IOException {
        List<Cell> cells = runnable(document);
        listener.kernelReady(Duration.between(start, Instant.now()), cells.size());
        RunOutcome outcome = outcome(Status.PASSED, "", Optional.empty(), List.of());
        for (int index = 0; index < cells.size() && outcome.status() == Status.PASSED; index++) {
            Cell cell = cells.get(index);
            CellPlace place = new CellPlace(index + 1, cells.size(), cell.firstLine());
            outcome =
                    outcome(cell, place, new CellRun(place, cell, outputs, listener).run(session, spec.cellTimeout()));
            AtomicFile.write(spec.executed(), document.toText());
        }
        finish(document, outcome);
        return outcome;
    }

    private static List<Cell> runnable(NotebookDocument document) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : document.cells()) {
            if (cell.isCode() && !cell.source().isBlank() && !cell.hasTag("skip-execution")) {
                cells.add(cell);
            }
        }
        return cells;
    }

    private RunOutcome outcome(Cell cell, CellPlace place, CellResult result) {
        if (interrupted) {
            String problem = "Interrupted while cell " + place.number() + " of " + place.total() + " ran.";
            return outcome(Status.INTERRUPTED, problem, Optional.empty(), List.of());
        }
        if (result.passed()) {
            return outcome(Status.PASSED, "", Optional.empty(), List.of());
        }
        Status status = result.status() == CellResult.Status.KERNEL_DIED ? Status.KERNEL_DIED : Status.FAILED;
        FailedCell failed = new FailedCell(place, cell.source(), errorText(cell.outputs()));
        return outcome(status, result.problem(), Optional.of(failed), result.kernelLines());
    }

    private RunOutcome outcome(Status status, String problem, Optional<FailedCell> failed, List<String> kernelLines) {
        return new RunOutcome(status, spec, Duration.between(start, Instant.now()), problem, failed, kernelLines);
    }

    private static String errorText(JsonArray outputs) {
        String text = "";
        for (JsonElement output : outputs) {
            JsonObject json = output.getAsJsonObject();
            if (json.get("output_type").getAsString().equals("error")) {
                List<String> lines = new ArrayList<>();
                json.getAsJsonArray("traceback").forEach(line -> lines.add(MultilineText.join(line)));
                text = String.join("\n", lines);
            }
        }
        return text;
    }

    private void describeKernel(NotebookDocument document) {
        JsonObject metadata = document.metadata();
        if (!metadata.has("kernelspec")) {
            JsonObject kernelspec = new JsonObject();
            kernelspec.addProperty("name", "tunebook");
            kernelspec.addProperty("display_name", "Tunebook (Java)");
            kernelspec.addProperty("language", "java");
            metadata.add("kernelspec", kernelspec);
        }
        metadata.add("language_info", session.info().get("language_info"));
    }

    private void finish(NotebookDocument document, RunOutcome outcome) throws IOException {
        outputs.flush();
        JsonObject papermill = document.metadata().getAsJsonObject("papermill");
        papermill.addProperty("input_path", spec.notebook().toString());
        papermill.addProperty("output_path", spec.executed().toString());
        papermill.addProperty("start_time", start.toString());
        papermill.addProperty("end_time", Instant.now().toString());
        papermill.addProperty("duration", outcome.elapsed().toMillis() / 1000.0);
        papermill.addProperty("exception", outcome.status() != Status.PASSED);
        AtomicFile.write(spec.executed(), document.toText());
        AtomicFile.write(spec.page(), page(document));
    }

    private String page(NotebookDocument document) {
        return new NotebookPage(
                        document, spec.folder(), spec.notebook().getFileName().toString())
                .html();
    }
}
