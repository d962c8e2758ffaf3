package dev.tunebook.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.run.RunOutcome.Status;
import dev.tunebook.kernel.run.client.KernelCommand;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.document.MultilineText;
import dev.tunebook.kernel.run.document.NotebookDocument;
import dev.tunebook.kernel.run.document.NotebookProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunnerTest {
    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void runsCellsInOrderAndKeepsTheirOutputs() throws IOException {
        RunOutcome outcome = run("out hello~world\nerr careful", "show a 1\nresult 42", "   ");

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        List<Cell> cells = executed().cells();
        assertThat(texts(cells.get(0))).containsExactly("stdout: hello\nworld\n", "stderr: careful\n");
        assertThat(texts(cells.get(1))).containsExactly("display_data: 1", "execute_result: 42");
        assertThat(cells.get(1).executionCount()).isEqualTo("2");
        assertThat(cells.get(2).executionCount()).isEmpty();
    }

    @Test
    void updatesADisplayInEveryCellThatShowsIt() throws IOException {
        run("show bar 10%", "show bar 20%", "update bar done\nupdate unknown lost");

        assertThat(texts(executed().cells().get(0))).containsExactly("display_data: done");
        assertThat(texts(executed().cells().get(1))).containsExactly("display_data: done");
        assertThat(texts(executed().cells().get(2))).isEmpty();
    }

    @Test
    void bringsLateOutputToItsOwnCell() throws IOException {
        run("out first\nlate after the end", "out second");

        assertThat(texts(executed().cells().get(0))).containsExactly("stdout: first\nafter the end\n");
        assertThat(texts(executed().cells().get(1))).containsExactly("stdout: second\n");
    }

    @Test
    void stopsAtTheFirstFailingCell() throws IOException {
        RunOutcome outcome = run("out fine", "out before\nfail Oops it broke", "out never");

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failedCell().orElseThrow().place()).isEqualTo(new CellPlace(2, 3, "out before"));
        assertThat(outcome.failedCell().orElseThrow().error()).isEqualTo("\u001b[31mOops\u001b[0m: it broke");
        assertThat(texts(executed().cells().get(1))).containsExactly("stdout: before\n", "error: Oops it broke");
        assertThat(executed().cells().get(2).executionCount()).isEmpty();
        assertThat(Files.readString(outcome.spec().page())).contains("id=\"failed-cell\"");
    }

    @Test
    void goesOnAfterACellThatIsTaggedToRaise() throws IOException {
        RunOutcome outcome = run("#raises-exception\nfail Oops on purpose", "out still here");

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        assertThat(texts(executed().cells().get(0))).containsExactly("error: Oops on purpose");
        assertThat(texts(executed().cells().get(1))).containsExactly("stdout: still here\n");
    }

    @Test
    void skipsACellThatIsTaggedSo() throws IOException {
        assertThat(run("#skip-execution\nfail Oops no", "out yes").status()).isEqualTo(Status.PASSED);
    }

    @Test
    void interruptsACellWhoseTimeIsOver() throws IOException {
        RunOutcome outcome = runWith(Duration.ofSeconds(2), "out begun\nsleep 60000");

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.problem()).isEqualTo("The cell ran longer than its time, 2.0 s, and was interrupted.");
        assertThat(texts(executed().cells().get(0)))
                .containsExactly(
                        "stdout: begun\n",
                        "error: Interrupted the cell was interrupted",
                        "error: CellTimeout The cell ran longer than its time, 2.0 s, and was interrupted.");
    }

    @Test
    void writesWhatThereIsWhenTheUserInterrupts() throws IOException {
        Path notebook = Notebooks.file(folder, "out begun\nsleep 60000", "out never");
        List<NotebookRunner> runners = new ArrayList<>();
        RunListener interrupting = new SilentListener() {
            @Override
            public void cellRuns(CellPlace place, Duration elapsed, String latestLine) {
                if (latestLine.equals("begun")) {
                    runners.get(0).interrupt();
                }
            }
        };
        runners.add(new NotebookRunner(spec(notebook, Duration.ZERO, Notebooks.fakeKernel()), interrupting));

        RunOutcome outcome = runners.get(0).run();

        assertThat(outcome.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(outcome.problem()).isEqualTo("Interrupted while cell 1 of 2 ran.");
        assertThat(texts(executed().cells().get(0)))
                .containsExactly("stdout: begun\n", "error: Interrupted the cell was interrupted");
        assertThat(outcome.written()).hasSize(2);
    }

    @Test
    void tellsThatTheKernelDied() throws IOException {
        RunOutcome outcome = run("out last words\ndie 137", "out never");

        assertThat(outcome.status()).isEqualTo(Status.KERNEL_DIED);
        assertThat(outcome.problem())
                .isEqualTo("The kernel's process ended (exit code 137: killed, perhaps because memory ran out).");
        assertThat(outcome.kernelLines()).containsExactly("native trouble");
        assertThat(texts(executed().cells().get(0))).contains("stdout: last words\n");
        assertThat(outcome.failedCell().orElseThrow().place().number()).isEqualTo(1);
    }

    @Test
    void tellsThatTheKernelDidNotStart() throws IOException {
        Path notebook = Notebooks.file(folder, "out never");
        List<String> words = List.of(Notebooks.fakeKernel().words().get(0), "-XX:NoSuchOption");

        RunOutcome outcome = new NotebookRunner(
                        spec(notebook, Duration.ZERO, new KernelCommand(words, Map.of())), new SilentListener())
                .run();

        assertThat(outcome.status()).isEqualTo(Status.KERNEL_DIED);
        assertThat(outcome.problem()).isEqualTo("The kernel's process ended (exit code 1).");
        assertThat(String.join("\n", outcome.kernelLines())).contains("NoSuchOption");
        assertThat(outcome.written()).isEmpty();
    }

    @Test
    void runsInTheNotebooksFolder() throws IOException {
        run("folder");

        assertThat(texts(executed().cells().get(0))).containsExactly("stdout: " + folder.toRealPath() + "\n");
    }

    @Test
    void noteTimesCountsAndLanguageInTheNotebook() throws IOException {
        run("out hello");

        JsonObject metadata = executed().metadata();
        assertThat(metadata.getAsJsonObject("kernelspec").get("name").getAsString())
                .isEqualTo("tunebook");
        assertThat(metadata.getAsJsonObject("language_info").get("name").getAsString())
                .isEqualTo("java");
        assertThat(metadata.getAsJsonObject("papermill").keySet())
                .containsExactlyInAnyOrder(
                        "parameters", "input_path", "output_path", "start_time", "end_time", "duration", "exception");
        JsonObject cell = executed().cells().get(0).metadata();
        assertThat(cell.getAsJsonObject("execution").keySet())
                .containsExactlyInAnyOrder(
                        "iopub.execute_input", "iopub.status.busy", "iopub.status.idle", "shell.execute_reply");
        assertThat(cell.getAsJsonObject("papermill").get("status").getAsString())
                .isEqualTo("completed");
    }

    @Test
    void refusesToOverwriteTheNotebook() throws IOException {
        Path notebook = Notebooks.file(folder, "out hello");
        RunSpec spec = new RunSpec(notebook, folder, Map.of(), Duration.ZERO, START, Notebooks.fakeKernel());

        assertThatThrownBy(() -> new NotebookRunner(spec, new SilentListener()).run())
                .isInstanceOf(NotebookProblem.class)
                .hasMessage("out folder (" + folder + ") must be another folder than the notebook's, which would be"
                        + " overwritten.\nMaybe --out out.");
    }

    private RunOutcome run(String... sources) throws IOException {
        return runWith(Duration.ZERO, sources);
    }

    private RunOutcome runWith(Duration timeout, String... sources) throws IOException {
        Path notebook = Notebooks.file(folder, sources);
        return new NotebookRunner(spec(notebook, timeout, Notebooks.fakeKernel()), new SilentListener()).run();
    }

    private RunSpec spec(Path notebook, Duration timeout, KernelCommand kernel) {
        return new RunSpec(notebook, folder.resolve("out"), Map.of(), timeout, START, kernel);
    }

    private NotebookDocument executed() throws IOException {
        return NotebookDocument.read(folder.resolve("out/sample.ipynb"));
    }

    private static List<String> texts(Cell cell) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : cell.outputs()) {
            JsonObject output = element.getAsJsonObject();
            String type = output.get("output_type").getAsString();
            texts.add(
                    switch (type) {
                        case "stream" ->
                            output.get("name").getAsString() + ": " + MultilineText.join(output.get("text"));
                        case "error" ->
                            "error: " + output.get("ename").getAsString() + " "
                                    + output.get("evalue").getAsString();
                        default ->
                            type + ": "
                                    + MultilineText.join(
                                            output.getAsJsonObject("data").get("text/plain"));
                    });
        }
        return texts;
    }
}
