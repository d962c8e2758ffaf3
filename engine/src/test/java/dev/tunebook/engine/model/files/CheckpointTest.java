package dev.tunebook.engine.model.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    @TempDir
    Path folder;

    @Test
    void readsOneFile() throws IOException {
        config();
        tensor("model.safetensors", "a", 1);
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.config()).isEqualTo("{\"model_type\":\"bert\"}");
        assertThat(checkpoint.names()).containsExactly("a");
        assertThat(checkpoint.floats("a", 1)).containsExactly(1);
        assertThat(checkpoint.shape("a")).containsExactly(1);
    }

    @Test
    void readsSeveralFilesByTheirIndex() throws IOException {
        config();
        tensor("model-00001-of-00002.safetensors", "a", 1);
        tensor("model-00002-of-00002.safetensors", "b", 2);
        index(
                "{\"metadata\":{\"total_size\":8},\"weight_map\":{\"b\":\"model-00002-of-00002.safetensors\",\"a\":\"model-00001-of-00002.safetensors\"}}");
        Checkpoint checkpoint = Checkpoint.open(folder);
        assertThat(checkpoint.names()).containsExactly("b", "a");
        assertThat(checkpoint.floats("a", 1)).containsExactly(1);
        assertThat(checkpoint.floats("b", 1)).containsExactly(2);
    }

    @Test
    void readsPickledTensorsWhereThereIsNothingBetter() throws IOException {
        config();
        TorchFile.state()
                .tensor("a", "FloatStorage", "0", 1, 0, new int[] {1}, new int[] {1})
                .end()
                .storage("0", TorchFile.little(4).putFloat(3))
                .write(folder.resolve("pytorch_model.bin"));
        assertThat(Checkpoint.open(folder).floats("a", 1)).containsExactly(3);
        tensor("model.safetensors", "a", 4);
        assertThat(Checkpoint.open(folder).floats("a", 1)).containsExactly(4);
    }

    @Test
    void listsWhatIsThereInstead() throws IOException {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> Checkpoint.open(none))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "checkpoint (" + none
                                + ") must be a folder that exists.\nMaybe another path; a relative one starts at the notebook's folder.");
        rejects("checkpoint (" + folder + ") must have config.json; it is empty."
                + "\nMaybe the folder that model.save_pretrained wrote, or fetch it again.");
        config();
        Files.writeString(folder.resolve("tf_model.h5"), "");
        rejects("checkpoint (" + folder
                + ") must have model.safetensors, model.safetensors.index.json or pytorch_model.bin; it has config.json, tf_model.h5."
                + "\nMaybe the folder that model.save_pretrained wrote, or fetch it again.");
    }

    @Test
    void saysWhichShardIsMissingOrWrong() throws IOException {
        config();
        tensor("one.safetensors", "a", 1);
        index("{\"weight_map\":{\"a\":\"one.safetensors\",\"b\":\"two.safetensors\"}}");
        rejects("model.safetensors.index.json (two.safetensors) must name files that are there; it has config.json, "
                + "model.safetensors.index.json, one.safetensors."
                + "\nMaybe fetch the checkpoint again: the download was not finished.");
        index("{\"weight_map\":{\"b\":\"one.safetensors\"}}");
        rejects("model.safetensors.index.json: tensor b (one.safetensors) must be in a file that has it."
                + "\nMaybe fetch or save the file again.");
        index("{\"weight_map\":[]}");
        rejects("model.safetensors.index.json: weight_map (as it is) must be an object of file names."
                + "\nMaybe fetch or save the file again.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../one.safetensors",
                "/etc/passwd",
                "sub/one.safetensors",
                "..",
                ".hidden",
                "C:one",
                "a\\\\b",
                ""
            })
    void refusesAnIndexThatLeavesTheFolder(String name) throws IOException {
        config();
        index("{\"weight_map\":{\"a\":\"" + name + "\"}}");
        rejects("model.safetensors.index.json: weight_map (\"" + name + "\") must be names of files beside it."
                + "\nMaybe fetch or save the file again.");
    }

    private void config() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"bert\"}");
    }

    private void index(String json) throws IOException {
        Files.writeString(folder.resolve("model.safetensors.index.json"), json);
    }

    private void tensor(String file, String name, float value) {
        SafetensorsWriter.write(folder.resolve(file), List.of(SafetensorsTest.named(name, new float[] {value}, 1)));
    }

    private void rejects(String message) {
        assertThatThrownBy(() -> Checkpoint.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }
}
