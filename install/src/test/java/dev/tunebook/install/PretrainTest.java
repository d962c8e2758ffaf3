package dev.tunebook.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainTest {
    @TempDir
    Path folder;

    @Test
    void makesAModelAndSaysHowItGoesOn() throws IOException {
        Path corpus = Files.writeString(
                folder.resolve("corpus.txt"),
                IntStream.range(0, 60)
                        .mapToObj(i -> "Paragraph " + i + " tells what happened on day " + i + " of the voyage.\n"
                                + (i % 5 == 0 ? "\n<|book|>\n" : ""))
                        .collect(Collectors.joining("\n")));
        CommandLineFixture tunebook = CommandLineFixture.withFakeJars(folder);
        Path out = folder.resolve("made");

        String[] words = ("pretrain " + corpus + " --out " + out + " --vocabulary 1200 --layers 1 --width 64"
                        + " --max-tokens 16 --epochs 1 --batch-size 8 --device cpu --threads 1 --no-warm-start")
                .split(" ");
        assertThat(tunebook.run(words)).isZero();
        assertThat(tunebook.out())
                .contains("13 passages; 0 repeated paragraphs left out.\n")
                .containsPattern("[0-9,]+ parameters; [0-9]+ blocks, ([0-9]+) steps of 8 on cpu.\n")
                .containsPattern(
                        "step ([0-9]+) of \\1  loss [0-9.]+  learning rate [0-9.e-]+  [0-9.]+ steps/s  0:00 left")
                .containsPattern("epoch 1: training loss [0-9.]+, validation loss [0-9.]+ \\(perplexity [0-9.]+\\)")
                .endsWith("%train DATASET --model " + out.resolve("model") + "\n");
        assertThat(out.resolve("model")).isDirectoryContaining("glob:**model.safetensors");
    }
}
