package dev.tunebook.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.tunebook.kernel.ShippedArguments;
import dev.tunebook.kernel.run.RunOutcome.Status;
import dev.tunebook.kernel.run.client.KernelCommand;
import dev.tunebook.kernel.run.document.Cell;
import dev.tunebook.kernel.run.document.MultilineText;
import dev.tunebook.kernel.run.document.NotebookDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner and the packaged kernel together, each in a JVM of its own, over real ZeroMQ. */
class RealKernelIT {
    @TempDir
    Path folder;

    @Test
    void runsASampleWithParameters() throws IOException {
        Path notebook = folder.resolve("sample.ipynb");
        try (InputStream sample = RealKernelIT.class.getResourceAsStream("sample.ipynb")) {
            Files.copy(sample, notebook);
        }

        RunOutcome outcome = run(notebook, Map.of("name", "\"ä\\u0041\"", "seed", "-9", "rate", "2", "loud", "true"));

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        List<Cell> cells = NotebookDocument.read(outcome.spec().executed()).cells();
        assertThat(text(cells.get(3)))
                .isEqualTo("hello \"ä\\u0041\" 0\nhello \"ä\\u0041\" 1\n" + folder.getFileName() + "\n");
        assertThat(text(cells.get(4))).isEqualTo("Greeting[name=\"ä\\u0041\", rate=2.0, loud=true, seed=-9]");
        assertThat(text(cells.get(5))).contains("IllegalStateException", "on purpose");
        assertThat(text(cells.get(6))).isEqualTo("42");
        assertThat(cells.get(6).executionCount()).isEqualTo("6");
    }

    @Test
    void showsTheCellThatDoesNotCompile() throws IOException {
        Path notebook = Notebooks.file(folder, "int a = 1;", "int b = a +;", "int c = 3;");

        RunOutcome outcome = run(notebook, Map.of());

        assertThat(outcome.status()).isEqualTo(Status.FAILED);
        assertThat(outcome.failedCell().orElseThrow().place().number()).isEqualTo(2);
        assertThat(PlainText.of(outcome.failedCell().orElseThrow().error())).contains("int b = a +;");
    }

    @Test
    void interruptsARealLoopAndKeepsWhatWasPrinted() throws IOException {
        Path notebook = Notebooks.file(folder, "System.out.println(\"begun\");\nwhile (true) {}");
        List<NotebookRunner> runners = new ArrayList<>();
        RunListener interrupting = new SilentListener() {
            @Override
            public void cellRuns(CellPlace place, Duration elapsed, String latestLine) {
                if (latestLine.equals("begun")) {
                    runners.get(0).interrupt();
                }
            }
        };
        runners.add(new NotebookRunner(spec(notebook, Map.of()), interrupting));

        RunOutcome outcome = runners.get(0).run();

        assertThat(outcome.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(text(NotebookDocument.read(outcome.spec().executed()).cells().get(0)))
                .contains("begun\n")
                .contains("Interrupted");
    }

    @Test
    void noticesThatTheKernelEndsItself() throws IOException {
        Path notebook = Notebooks.file(folder, "System.out.println(\"begun\");", "Runtime.getRuntime().halt(3);");

        RunOutcome outcome = run(notebook, Map.of());

        assertThat(outcome.status()).isEqualTo(Status.KERNEL_DIED);
        assertThat(outcome.problem()).isEqualTo("The kernel's process ended (exit code 3).");
    }

    private RunOutcome run(Path notebook, Map<String, String> parameters) throws IOException {
        PrintStream unseen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        TerminalProgress progress = new TerminalProgress(unseen, new TerminalProgress.Style(true, true, 80));
        return new NotebookRunner(spec(notebook, parameters), progress).run();
    }

    private RunSpec spec(Path notebook, Map<String, String> parameters) {
        return new RunSpec(
                notebook, folder.resolve("out"), parameters, Duration.ZERO, Duration.ofSeconds(60), kernel());
    }

    private static KernelCommand kernel() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = new ArrayList<>(List.of(java));
        words.addAll(ShippedArguments.all());
        words.addAll(List.of("-cp", Notebooks.classPath()));
        words.addAll(List.of("dev.tunebook.kernel.jupyter.KernelMain", KernelCommand.CONNECTION_FILE));
        return new KernelCommand(words, Map.of());
    }

    private static String text(Cell cell) {
        StringBuilder text = new StringBuilder();
        for (JsonElement element : cell.outputs()) {
            JsonObject output = element.getAsJsonObject();
            switch (output.get("output_type").getAsString()) {
                case "stream" -> text.append(MultilineText.join(output.get("text")));
                case "error" -> text.append(lines(output.getAsJsonArray("traceback")));
                default ->
                    text.append(
                            MultilineText.join(output.getAsJsonObject("data").get("text/plain")));
            }
        }
        return text.toString();
    }

    private static String lines(JsonArray traceback) {
        StringBuilder text = new StringBuilder();
        traceback.forEach(line -> text.append(line.getAsString()).append('\n'));
        return text.toString();
    }
}
