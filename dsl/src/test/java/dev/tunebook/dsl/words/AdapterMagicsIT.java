package dev.tunebook.dsl.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.dsl.InNotebook;
import dev.tunebook.engine.runs.Prediction;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run's adapters, alone, in their base model, and out of it again, by what an author types. */
class AdapterMagicsIT extends InNotebook {
    @Test
    void adaptersAreSavedMergedAndTakenOutAgain() throws Exception {
        loadThings();
        magic(
                "train",
                "things",
                "--model",
                "tunebook/encoder-mini",
                "--lora-rank",
                "2",
                "--epochs",
                "1",
                "--lr",
                "0.01",
                "--as",
                "adapted");
        magic("save", "adapted", "adapter", "--adapter");
        magic("save", "adapted", "whole");
        Path merged = ModelWords.merge("adapter", "merged");
        assertThat(merged).isEqualTo(folder.resolve("merged"));
        for (String place : List.of("adapter", "merged", "whole")) {
            String again = folder.resolve(place).toString();
            magic("train", "things", "--model", again, "--epochs", "1", "--lr", "1e-9", "--as", "of" + place);
        }
        assertSaysTheSame("ofmerged", "ofwhole");
        assertSaysTheSame("ofadapter", "ofwhole");
        ModelWords.unmerge("merged", "adapter", "apart");
        assertThat(folder.resolve("apart/model.safetensors")).exists();
        assertThatThrownBy(() -> ModelWords.merge("adapter", "whole"))
                .hasMessage("folder (" + folder.resolve("whole") + ") must be empty or not there yet.\n"
                        + "Maybe another folder.");
    }

    private void assertSaysTheSame(String run, String other) throws Exception {
        Prediction found = said(run);
        Prediction wanted = said(other);
        assertThat(found.label()).isEqualTo(wanted.label());
        assertThat(found.classes().get(0).probability())
                .isEqualTo(wanted.classes().get(0).probability(), within(1e-4));
    }

    private Prediction said(String run) throws Exception {
        return ((Answers) magic("predict", run, "my lamp is late")).get(0);
    }
}
