package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.kernel.run.client.Execution;
import dev.tunebook.kernel.run.client.KernelDeath;
import dev.tunebook.kernel.run.client.KernelSession;
import dev.tunebook.kernel.run.client.OutputListener;
import dev.tunebook.kernel.run.client.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stop button of a front end, pressed while the packaged kernel trains, searches and tests learning rates. */
class StopButtonIT {
    private static final Path LIBRARY = Path.of(System.getProperty("tunebook.library"));

    @TempDir
    Path folder;

    private KernelSession kernel;

    @BeforeEach
    void startAKernelBesideSomeRows() throws IOException, KernelDeath {
        StringBuilder csv = new StringBuilder("text,label\n");
        List<String> things = List.of("card", "parcel", "invoice", "password");
        for (int i = 0; i < 400; i++) {
            csv.append("my %s number %s is gone,%s%n".formatted(things.get(i % 4), i * 7919, things.get(i % 4)));
        }
        Files.writeString(folder.resolve("tickets.csv"), csv);
        CommandLineFixture tunebook = new CommandLineFixture(folder, LIBRARY);
        kernel = KernelSession.start(
                tunebook.surroundings().kernelJvm().kernelCommand(), folder, Duration.ofSeconds(60));
        assertThat(run("%dataset tickets tickets.csv --group none", "").status).isEqualTo("ok");
    }

    @AfterEach
    void endIt() {
        kernel.close();
    }

    /** What a cell came to: the reply's status, and everything that it showed, the last of each place included. */
    private record Cell(String status, String shown) {}

    /** Runs a cell; presses the button once when it shows a text, if one is given. */
    private Cell run(String code, String pressAt) throws KernelDeath {
        return run(code, pressAt, 0);
    }

    private Cell run(String code, String pressAt, long pressAfterMillis) throws KernelDeath {
        StringBuilder shown = new StringBuilder();
        Execution execution = kernel.execute(code, Duration.ofSeconds(120), new OutputListener() {
            private boolean pressed;

            @Override
            public void asked(String requestId) {
                // there is one at a time
            }

            @Override
            public void heard(WireMessage output) {
                shown.append(output.content()).append('\n');
                if (!pressAt.isEmpty()
                        && !pressed
                        && Pattern.compile(pressAt)
                                .matcher(output.content().toString())
                                .find()) {
                    pressed = true;
                    CompletableFuture.delayedExecutor(pressAfterMillis, TimeUnit.MILLISECONDS)
                            .execute(kernel::requestInterrupt);
                }
            }

            @Override
            public void waiting() {
                // it will say something
            }
        });
        assertThat(execution.timedOut()).as(code).isFalse();
        return new Cell(
                execution.reply().get("status").getAsString(),
                shown + execution.reply().toString());
    }

    private void isUsableAtOnce() throws KernelDeath {
        Cell cell = run("6 * 7", "");
        assertThat(cell.status).isEqualTo("ok");
        assertThat(cell.shown).contains("42");
    }

    @Test
    void everyPressStopsWhatRunsAndTheKernelIsUsableAtOnce() throws Exception {
        Cell trained = run(
                "%train tickets --epochs 100000 --early-stop 0 --lr 1e-3 --as run1", "step [1-9][0-9,]* of 1,000,000");
        assertThat(trained.status).as("as every interrupted cell").isEqualTo("error");
        assertThat(trained.shown).contains("Interrupted after step ");
        assertThat(checkpoints()).isNotEmpty();
        isUsableAtOnce();
        assertThat(run("%runs", "").shown).contains("interrupted", "%resume run1");
        assertThat(run("%evaluate run1", "").shown).contains("macro");

        Cell tested = run("%lr-find tickets --steps 1000000", "of 1000000");
        assertThat(tested.status).isEqualTo("error");
        assertThat(tested.shown)
                .containsPattern("The learning-rate test was interrupted after [0-9]+ of 1000000 steps");
        isUsableAtOnce();

        Cell searched = run("%tune tickets --trials 1000 --epochs 500 --learning-rate 1e-3..1e-2", "of 1,000 trials");
        assertThat(searched.shown).contains("Interrupted: ");
        isUsableAtOnce();
        assertThat(run("search1.trials().size() > 0", "").shown)
                .as("what came of it is bound")
                .contains("true");
    }

    /** A language model writes hundreds of texts to be judged by, and one to be read: both take long enough to be stopped. */
    @Test
    void evaluationAndGenerationStopAsSoon() throws Exception {
        StringBuilder csv = new StringBuilder("question,answer\n");
        for (int i = 0; i < 400; i++) {
            csv.append("what is %d and %d,it is %d%n".formatted(i, i + 1, 2 * i + 1));
        }
        Files.writeString(folder.resolve("sums.csv"), csv);
        run("%dataset sums sums.csv --text question --output answer --group none", "");
        assertThat(run(
                                "%train sums --model tunebook/decoder-mini --task causal-lm --epochs 1 --lr 1e-4 --as writer",
                                "")
                        .status)
                .isEqualTo("ok");

        Cell judged = run("%evaluate writer --on train --rows 0 --new-tokens 200", "%evaluate", 2_000);
        assertThat(judged.status).isEqualTo("error");
        assertThat(judged.shown).containsPattern("Interrupted after [0-9]+ of 320 texts were written");
        isUsableAtOnce();

        Cell written =
                run("%generate writer \"Once upon a time\" --max-tokens 240 --seed 1 --temperature 1", "tokens? in");
        assertThat(written.shown).contains("Interrupted.", "Once upon a time");
        isUsableAtOnce();
        assertThat(run("%generate writer \"Once upon a time\" --max-tokens 3", "").status)
                .as("the model is as it was")
                .isEqualTo("ok");
    }

    private List<String> checkpoints() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".tunebook"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("step-\\d+"))
                    .toList();
        }
    }
}
