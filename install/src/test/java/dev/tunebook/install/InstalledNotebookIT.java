package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.run.NotebookRunner;
import dev.tunebook.kernel.run.RunOutcome;
import dev.tunebook.kernel.run.RunSpec;
import dev.tunebook.kernel.run.TerminalProgress;
import dev.tunebook.kernel.run.client.KernelCommand;
import dev.tunebook.kernel.run.client.KernelSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jars, from folders with a space and an umlaut in their names. */
class InstalledNotebookIT {
    private static final Path LIBRARY = Path.of(System.getProperty("tunebook.library"));

    @TempDir
    Path folder;

    private CommandLineFixture tunebook;
    private Path notebook;

    @BeforeEach
    void copySample() throws IOException {
        tunebook = new CommandLineFixture(folder, LIBRARY);
        Path notebooks = Files.createDirectories(folder.resolve("Hefte für alle"));
        notebook = notebooks.resolve("Übung 1.ipynb");
        try (InputStream sample = InstalledNotebookIT.class.getResourceAsStream("sample.ipynb")) {
            Files.copy(sample, notebook);
        }
    }

    @Test
    void runsANotebookByTheInstalledKernelspec() throws IOException {
        Path prefix = folder.resolve("ein Präfix");
        assertThat(tunebook.run("install", "--prefix", prefix.toString()))
                .as(tunebook.error())
                .isZero();
        KernelCommand kernel = kernelCommand(prefix.resolve("share/jupyter/kernels/tunebook/kernel.json"));
        assertThat(String.join(" ", kernel.words())).doesNotContain(LIBRARY.toString());

        PrintStream unseen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        RunSpec spec = new RunSpec(
                notebook, folder.resolve("aus"), Map.of(), Duration.ofSeconds(60), Duration.ofSeconds(60), kernel);
        RunOutcome outcome = new NotebookRunner(
                        spec, new TerminalProgress(unseen, new TerminalProgress.Style(false, false, 100)))
                .run();

        assertThat(outcome.status())
                .as(outcome.problem() + outcome.kernelLines())
                .isEqualTo(RunOutcome.Status.PASSED);
        assertThat(Files.readString(folder.resolve("aus/Übung 1.ipynb"))).contains("hello world 1", "Hefte für alle");
        assertThat(tunebook.run("uninstall", "--prefix", prefix.toString())).isZero();
        assertThat(prefix.resolve("share/tunebook")).doesNotExist();
    }

    @Test
    void startsFromAnArchiveOfClasses() throws Exception {
        Path prefix = folder.resolve("ein Präfix");
        tunebook.run("install", "--prefix", prefix.toString());
        KernelCommand kernel = kernelCommand(prefix.resolve("share/jupyter/kernels/tunebook/kernel.json"));
        Path log = folder.resolve("classes.log");
        List<String> words = new ArrayList<>(kernel.words());
        words.add(1, "-Xlog:class+load:file=" + log);

        try (KernelSession session =
                KernelSession.start(new KernelCommand(words, kernel.environment()), folder, Duration.ofSeconds(60))) {
            assertThat(session.info().get("implementation").getAsString()).isEqualTo("tunebook");
            JsonObject code = new JsonObject();
            code.addProperty("code", "1 + 1");
            // Needs JShell, and so waits for it.
            session.ask("is_complete_request", code, Duration.ofSeconds(60));
            // The agent comes when the shell has warmed up.
            for (int i = 0; i < 600 && !Files.readString(log).contains("] dev.tunebook.kernel.shell.Agent "); i++) {
                Thread.sleep(100);
            }
        }

        assertThat(tunebook.out()).contains("  archive     " + prefix.resolve("share/tunebook"));
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("jdk.jshell.JShell source: shared objects file"))
                .anyMatch(line -> line.contains("] dev.tunebook.kernel.shell.Agent "));
        assertThat(String.join(" ", kernel.words())).contains("-Dtunebook.history=~/");
    }

    @Test
    void runsANotebookFromTheCommandLine() throws IOException {
        int exitCode = tunebook.run(
                "run",
                notebook.toString(),
                "--out",
                folder.resolve("out").toString(),
                "-p",
                "name=Jörg",
                "-p",
                "count=1");

        assertThat(exitCode).as(tunebook.out()).isZero();
        assertThat(tunebook.out()).contains("hello Jörg 0", "IllegalStateException: on purpose", "Passed in ");
        assertThat(Files.readString(folder.resolve("out/Übung 1.html"))).contains("hello Jörg 0");
    }

    @Test
    void failsWithTheCellShown() throws IOException {
        String text = Files.readString(notebook).replace("count * 21", "count * no");
        Files.writeString(notebook, text);

        int exitCode = tunebook.run(
                "run", notebook.toString(), "--out", folder.resolve("out").toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(tunebook.out()).contains("Cell 5 of 5 failed:\n   1 │ count * no\n", "Failed after ");
    }

    @Test
    void findsEverythingInOrder() {
        assertThat(tunebook.run("doctor")).as(tunebook.out()).isZero();
        assertThat(tunebook.out())
                .contains("✓ kernel       speaks java")
                .containsPattern("✓ libtorch +pytorch-native-\\S+-2\\.7\\.1")
                .containsPattern("device +libtorch 2\\.7\\.1, cpu, from the class path; computes on cpu")
                .endsWith("Ready.\n");
    }

    private static KernelCommand kernelCommand(Path kernelspec) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(kernelspec)).getAsJsonObject();
        List<String> words = new ArrayList<>();
        for (JsonElement word : json.getAsJsonArray("argv")) {
            words.add(word.getAsString());
        }
        Map<String, String> environment = new HashMap<>();
        json.getAsJsonObject("env").asMap().forEach((name, value) -> environment.put(name, value.getAsString()));
        return new KernelCommand(words, environment);
    }
}
