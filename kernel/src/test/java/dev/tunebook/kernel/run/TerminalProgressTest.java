package dev.tunebook.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.tunebook.kernel.run.RunOutcome.FailedCell;
import dev.tunebook.kernel.run.RunOutcome.Status;
import dev.tunebook.kernel.run.client.KernelCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private static final CellPlace PLACE = new CellPlace(3, 12, "%train tickets --as run1 --epochs 8 --early-stop 2");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void tellsALogEachCellAndNowAndThenThatItStillRuns() {
        TerminalProgress progress = new TerminalProgress(terminal, new TerminalProgress.Style(false, false, 40));

        progress.kernelReady(Duration.ofMillis(900), 12);
        progress.cellStarted(PLACE);
        progress.cellRuns(PLACE, Duration.ofSeconds(9), "epoch 1");
        progress.cellRuns(PLACE, Duration.ofSeconds(11), "epoch 2");
        progress.cellRuns(PLACE, Duration.ofSeconds(12), "epoch 3");
        progress.cellEnded(PLACE, Duration.ofSeconds(65), outputs("done"));

        assertThat(text()).isEqualTo("""
                Kernel ready after 0.9 s · 12 code cells
                [ 3/12] %train tickets --as run1 --epoc…
                        … 11.0 s  epoch 2
                        done
                        took 1 min 05 s
                """);
    }

    @Test
    void rewritesOneLineOnATerminal() {
        TerminalProgress progress = new TerminalProgress(terminal, new TerminalProgress.Style(true, false, 60));

        progress.cellStarted(PLACE);
        progress.cellRuns(PLACE, Duration.ofMillis(50), "too soon");
        progress.cellRuns(PLACE, Duration.ofMillis(2500), "epoch 2 of 8");
        progress.cellEnded(PLACE, Duration.ofSeconds(4), outputs(""));

        assertThat(text().replace("\r\u001b[2K", "~")).isEqualTo("""
                ~[ 3/12] %train tickets --as run1 --epochs 8 --e…  0.0 s~[ 3/12] %train ti…  2.5 s  epoch 2 of 8~[ 3/12] %train tickets --as run1 --epochs 8 --e…      4.0 s
                """);
    }

    @Test
    void foldsLongOutputs() {
        TerminalProgress progress = new TerminalProgress(terminal, new TerminalProgress.Style(false, false, 80));

        progress.cellEnded(PLACE, Duration.ofSeconds(1), outputs("\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n\n"));

        assertThat(text().lines().map(String::strip))
                .containsExactly("1", "2", "3", "4", "5", "6", "… 2 more lines …", "9", "10", "took 1.0 s");
    }

    @Test
    void letsNoOutputSteerTheTerminal() {
        TerminalProgress progress = new TerminalProgress(terminal, new TerminalProgress.Style(false, false, 80));

        progress.cellEnded(PLACE, Duration.ofSeconds(1), outputs("a\u001b[2Jb\u001b]0;title\u0007c\u0007d\u009b31me"));

        assertThat(text().lines().findFirst().orElseThrow().strip()).isEqualTo("abcd31me");
    }

    @Test
    void showsTheFailingCellWithLineNumbers() {
        RunSpec spec = new RunSpec(
                Path.of("a.ipynb"),
                Path.of("no-such-folder"),
                Map.of(),
                Duration.ZERO,
                Duration.ZERO,
                new KernelCommand(List.of(), Map.of()));
        FailedCell failed =
                new FailedCell(PLACE, "int a = 1;\nint b = c;", "\u001b[31merror\u001b[0m: c is not declared");

        new TerminalProgress(terminal, new TerminalProgress.Style(false, false, 80))
                .ended(new RunOutcome(Status.FAILED, spec, Duration.ofSeconds(2), "", Optional.of(failed), List.of()));

        assertThat(text()).isEqualTo("""

                Cell 3 of 12 failed:
                   1 │ int a = 1;
                   2 │ int b = c;

                error: c is not declared
                Failed after 2.0 s
                """);
    }

    private static JsonArray outputs(String text) {
        JsonArray outputs = JsonParser.parseString("[{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"\"}]")
                .getAsJsonArray();
        outputs.get(0).getAsJsonObject().addProperty("text", text);
        return outputs;
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
