package dev.tunebook.kernel.session;

import static dev.tunebook.kernel.session.KernelSession.Channel.CONTROL;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupIT {
    @TempDir
    Path folder;

    @Test
    void runsScriptsWithMagicsBeforeTheFirstCell() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("my scripts ä"));
        Files.writeString(scripts.resolve("10-first.java"), "import java.util.concurrent.*;\nint base = 40;");
        Files.writeString(scripts.resolve("20-second.jsh"), "%env GREETING=hello\nint answer = base + 2;");
        Files.writeString(scripts.resolve("notes.txt"), "not Java");
        Path book = Files.writeString(
                folder.resolve("more.ipynb"),
                "{\"cells\": [{\"cell_type\": \"code\", \"source\": [\"int more = \", \"answer + 1;\"]}]}");
        try (KernelSession kernel = started(scripts + File.pathSeparator + book)) {
            kernel.run("List.of(answer, more)").says("result [42, 43]");
            assertThat(kernel.run("%env GREETING").lines()).containsExactly("result hello");
            kernel.run("new ConcurrentHashMap<>().size()").says("result 0");
        }
    }

    @Test
    void tellsBelowTheFirstCellWhatFailedAndGoesOn() throws IOException {
        Path bad =
                Files.writeString(folder.resolve("1.java"), "int one = 1;\nthrow new IllegalStateException(\"no\");");
        Path good = Files.writeString(folder.resolve("2.java"), "int two = 2;");
        try (KernelSession kernel = started(bad + File.pathSeparator + good)) {
            Exchange first = kernel.run("one + two");
            assertThat(first.lines().get(0).replaceAll("\u001b\\[[0-9;]*m", ""))
                    .isEqualTo("stderr Start-up script " + bad + " failed:\n"
                            + "java.lang.IllegalStateException: no\n"
                            + "    at start-up script, line 2\n");
            assertThat(first.lines().get(1)).isEqualTo("result 3");
            kernel.run("two").says("result 2");
        }
    }

    @Test
    void complainsOfAScriptThatIsNotThere() throws IOException {
        Path absent = folder.resolve("absent.java");
        try (KernelSession kernel = started(absent.toString())) {
            assertThat(kernel.run("1").lines().get(0).replaceAll("\u001b\\[[0-9;]*m", ""))
                    .startsWith("stderr Start-up script " + absent + " failed:\nfile (" + absent + ") must exist.");
        }
    }

    @Test
    void losesNoImportToAnInterruptDuringTheStart() throws IOException {
        Path slow = Files.writeString(folder.resolve("slow.java"), "int before = 1;\nThread.sleep(60000);");
        try (KernelSession kernel = started(slow.toString())) {
            Exchange cell = kernel.begin("List.of(before)");
            pause(50);
            for (int i = 0; i < 40; i++) {
                kernel.ask(CONTROL, "interrupt_request", "{}").replies("ok");
                pause(100);
            }
            cell.untilIdle();
            kernel.run("List.of(1, 2)").says("result [1, 2]");
            kernel.run("display(\"shown\");").says("display shown");
        }
    }

    @Test
    void losesNoImportWhenTheFirstCellIsInterruptedAtOnce() throws IOException {
        try (KernelSession kernel = started("")) {
            Exchange cell = kernel.begin("Thread.sleep(60000);");
            for (int i = 0; i < 20 && cell.heard().size() < 100; i++) {
                kernel.ask(CONTROL, "interrupt_request", "{}").replies("ok");
                pause(50);
            }
            cell.untilIdle().replies("error");
            kernel.run("Path.of(\"a\").resolve(\"b\").getNameCount() + List.of(1).size()")
                    .says("result 3");
        }
    }

    @Test
    void endsACellThatTakesTooLong() throws IOException {
        try (KernelSession kernel = KernelSession.start("-Dtunebook.cell.timeout=2")) {
            kernel.ask(KernelSession.Channel.SHELL, "complete_request", "{\"code\": \"Mat\", \"cursor_pos\": 3}");
            kernel.run("int kept = 1;").says();
            Exchange cell = kernel.run("while (true) {}");
            assertThat(cell.traceback())
                    .isEqualTo("cell (still running) must end within 2.00 s.\nMaybe %timeout 0, which sets no limit.");
            assertThat(cell.reply().get("ename").getAsString()).isEqualTo("CellTimeout");
            kernel.run("%timeout 0").says("result Cells may run as long as they want.");
            kernel.run("Thread.sleep(2300); kept").says("result 1");
            kernel.run("%timeout soon").says("error MagicMisuse: seconds (soon) must be a number from 0 on.");
        }
    }

    private static KernelSession started(String scripts) throws IOException {
        return KernelSession.startIn(Map.of("TUNEBOOK_STARTUP", scripts));
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
