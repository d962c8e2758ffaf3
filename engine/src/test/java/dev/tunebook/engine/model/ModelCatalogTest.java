package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.hub.Hub;
import dev.tunebook.engine.spec.ModelsSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    @TempDir
    private Path home;

    private Hub hub() {
        return Hub.of(Map.of("HF_HOME", home.toString(), "HF_HUB_OFFLINE", "1"), home);
    }

    private static void checkpoint(Path folder) {
        Beginning.write(folder, Torch.start("cpu", 1), Beginning.encoder(50, 1, 64, 32), Map.of(), 1);
    }

    private void cached(String repository, String readme) throws IOException {
        Path folder = home.resolve("hub").resolve("models--" + repository.replace("/", "--"));
        String commit = "0123456789abcdef0123456789abcdef01234567";
        Files.createDirectories(folder.resolve("refs"));
        Files.writeString(folder.resolve("refs").resolve("main"), commit);
        Path snapshot = folder.resolve("snapshots").resolve(commit);
        checkpoint(snapshot);
        Files.writeString(snapshot.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\n");
        Files.writeString(snapshot.resolve("README.md"), readme);
    }

    @Test
    void listsWhatIsEmbeddedThenCachedThenWorthFetching() throws IOException {
        cached("someone/small", "---\nlanguage: en\nlicense: mit\n---\n# Small\n");
        cached("google-bert/bert-base-uncased", "no head");
        ModelCatalog all = ModelCatalog.of(ModelsSpec.defaults(), hub());
        int ours = BaseModels.names().size();
        assertThat(all.cards().stream().limit(ours).map(ModelCard::name)).containsExactlyElementsOf(BaseModels.names());
        assertThat(all.cards().stream().skip(ours).limit(2).map(ModelCard::name))
                .containsExactly("google-bert/bert-base-uncased", "someone/small");
        assertThat(all.cards().stream().map(ModelCard::name)).doesNotHaveDuplicates();
        ModelCard small = all.cards().get(ours + 1);
        assertThat(small.origin()).isEqualTo(ModelCard.Origin.CACHED);
        assertThat(small.licence()).isEqualTo("mit");
        assertThat(small.shape()).containsEntry("hidden_size", "64").containsEntry("num_hidden_layers", "1");
        // by hand: embeddings (50 + 32 + 2 + 2)·64; a layer 4·(64·64 + 64) + 2·2·64 + 64·256 + 256 + 256·64 + 64; the
        // head 64·64 + 3·64 + 50; the pooler 64·64 + 64
        assertThat(small.parameters()).isEqualTo(86 * 64 + 49_984 + 4_338 + 4_160);
        assertThat(all.cards().get(ours).strength()).startsWith("English classification");
        assertThat(all.cards().get(ours).parameters()).isEqualTo(small.parameters());
    }

    @Test
    void listsThoseAloneThatHaveAWord() {
        assertThat(ModelCatalog.of(ModelsSpec.defaults().with("QWEN"), hub()).cards())
                .hasSize(2)
                .allSatisfy(card -> assertThat(card.architecture()).startsWith("qwen"));
    }

    @Test
    void readsTheCardOfAFolder() {
        checkpoint(home.resolve("mine"));
        ModelCard card = ModelCatalog.find("mine", home, hub());
        assertThat(card.origin()).isEqualTo(ModelCard.Origin.FOLDER);
        assertThat(card.folder()).contains(home.resolve("mine"));
        assertThat(card.licence()).isEqualTo("not stated");
    }

    @Test
    void namesTheNearestOfThoseThereAre() {
        assertThatThrownBy(() -> ModelCatalog.find("openai-community/gpt3", home, hub()))
                .isInstanceOf(UserException.class)
                .hasMessage("model (openai-community/gpt3) must be one that %models lists, or the folder of a"
                        + " checkpoint.\nMaybe openai-community/gpt2.");
        assertThatThrownBy(() -> ModelCatalog.find("acme/unheard-of", home, hub()))
                .hasMessageEndingWith("\nMaybe %train DATASET --model acme/unheard-of, which fetches it from the hub.");
    }
}
