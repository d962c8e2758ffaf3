package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.console.Console;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells from a pipe, in a real kernel. */
class ConsoleIT {
    private static final Path LIBRARY = Path.of(System.getProperty("tunebook.library"));
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path folder;

    private static KernelSession session;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeAll
    static void start() throws IOException, KernelDeath {
        session = KernelSession.start(
                new KernelJvm(JDK, LIBRARY, Map.of()).kernelCommand(), folder, Duration.ofSeconds(60));
    }

    @AfterAll
    static void stop() {
        session.close();
    }

    @Test
    void readsEachCellToItsEndAndPrintsWhatItShows() throws KernelDeath {
        assertThat(typed("int a = 40;\na + 2\nfor (int i = 0; i < 2; i++) {\n    System.out.print(i);\n}\n\n%cd\n"))
                .isTrue();
        assertThat(text()).startsWith("42\n01\n").endsWith(folder.getFileName() + "\n");
    }

    @Test
    void printsErrorsAndGoesOn() throws KernelDeath {
        assertThat(typed("int b = nothing;\n\"after\"\n")).isTrue();
        assertThat(text())
                .contains("cannot find symbol", "line 1: int b = nothing;")
                .endsWith("after\n");
        assertThat(typed("throw new IllegalStateException(\"no\");\n")).isFalse();
    }

    @Test
    void passesOnInput() throws KernelDeath {
        typed("new Scanner(System.in).nextLine() + \"!\"\ntea\n");
        assertThat(text()).isEqualTo("tea!\n");
    }

    @Test
    void printsAReplacedDisplayOnceMore() throws KernelDeath {
        typed("var shown = display(\"one\"); shown.update(\"two\"); shown.update(\"three\");\n");
        assertThat(text()).isEqualTo("one\nthree\n");
    }

    @Test
    void completes() throws KernelDeath {
        assertThat(Console.completions(session, "var ü = Math.flo", 16)).contains(new Console.Completion(13, "floor("));
    }

    private boolean typed(String lines) throws KernelDeath {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(session, new PlainCells(new BufferedReader(new StringReader(lines))), stream).run();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
