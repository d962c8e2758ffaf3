package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.SharedFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that the reference library wrote. */
class SharedCheckpointTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bert",
                "distilbert",
                "roberta",
                "modernbert",
                "gpt2",
                "gpt2-classifier",
                "llama",
                "qwen2",
                "qwen3"
            })
    void writesTheFileThatTheReferenceLibraryWrote(String name) {
        Path original = SharedFolder.of("fixtures/parity/" + name).resolve(Checkpoint.WEIGHTS);
        Safetensors read = Safetensors.open(original);
        Path written = folder.resolve(Checkpoint.WEIGHTS);
        SafetensorsWriter.write(
                written,
                read.names().stream()
                        .map(tensor -> SafetensorsTest.named(
                                tensor, read.floats(tensor, read.shape(tensor)), read.shape(tensor)))
                        .toList());
        assertThat(written).hasSameBinaryContentAs(original);
    }

    @Test
    void opensRealCheckpoints() {
        for (String name : new String[] {"bert-ticket-classifier", "gpt2-capp", "llama-stories260K"}) {
            Checkpoint checkpoint = Checkpoint.open(SharedFolder.of("checkpoints/" + name));
            assertThat(checkpoint.names())
                    .hasSizeGreaterThan(30)
                    .allSatisfy(tensor -> assertThat(checkpoint.floats(tensor, checkpoint.shape(tensor)))
                            .isNotEmpty());
        }
    }
}
