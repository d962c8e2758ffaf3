package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.hub.Progress;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.files.ElementType;
import dev.tunebook.engine.model.files.Safetensors;
import dev.tunebook.engine.spec.Task;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a folder that a model was saved in. */
class SavedModelTest {
    private static final Torch TORCH = Torch.start("cpu", 1);
    private static final TrainSpec CAUSAL = TrainSpec.defaults().task(Task.CAUSAL_LM);

    @TempDir
    Path folder;

    private Path start() throws IOException {
        return TinyCheckpoint.gpt2(Files.createDirectories(folder.resolve("start")));
    }

    private static void rewrite(Path start, String member, Object value) throws IOException {
        Path file = start.resolve("config.json");
        Files.writeString(
                file,
                Config.parse("config.json", Files.readString(file))
                        .with(member, value)
                        .json());
    }

    private static LanguageModel open(Path place, boolean random) {
        return BaseModels.find(place.toString(), Progress.NONE).languageModel(TORCH, CAUSAL.randomWeights(random));
    }

    private static Config config(Path saved) throws IOException {
        return Config.parse("config.json", Files.readString(saved.resolve("config.json")));
    }

    @ParameterizedTest
    @CsvSource({"torch_dtype", "dtype"})
    void saysThatItsWeightsAreFloat32WhateverTheBasesWere(String spelling) throws IOException {
        Path start = start();
        rewrite(start, spelling, "bfloat16");
        Path saved = folder.resolve("saved");
        try (LanguageModel model = open(start, true)) {
            model.save(saved);
        }
        assertThat(config(saved).text(spelling, "")).isEqualTo("float32");
        Safetensors weights = Safetensors.open(saved.resolve("model.safetensors"));
        assertThat(weights.names())
                .allSatisfy(name -> assertThat(weights.type(name)).isEqualTo(ElementType.F32));
    }

    @Test
    void saysNothingOfNumbersWhereTheBaseSaidNothing() throws IOException {
        Path saved = folder.resolve("saved");
        try (LanguageModel model = open(start(), true)) {
            model.save(saved);
        }
        assertThat(config(saved).has("dtype")).isFalse();
        assertThat(config(saved).has("torch_dtype")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void writesATiedHeadOnceAndAnUntiedOneBesideTheEmbeddings(boolean tied, boolean twice) throws IOException {
        Path start = start();
        rewrite(start, "tie_word_embeddings", tied);
        Path saved = folder.resolve("saved");
        float[] wanted;
        try (LanguageModel model = open(start, true)) {
            model.save(saved);
            wanted = TinyNetworks.logits(model.network(), TinyNetworks.SHORT);
        }
        assertThat(Safetensors.open(saved.resolve("model.safetensors")).names())
                .contains("transformer.wte.weight")
                .satisfies(names -> assertThat(names.contains("lm_head.weight")).isEqualTo(twice));
        try (LanguageModel again = open(saved, false)) {
            assertThat(TinyNetworks.logits(again.network(), TinyNetworks.SHORT)).isEqualTo(wanted);
        }
    }
}
