package dev.tunebook.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.files.Sha256;
import dev.tunebook.engine.model.architectures.Config;
import dev.tunebook.engine.model.architectures.Head;
import dev.tunebook.engine.model.files.Checkpoint;
import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.torch.Torch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedModelsTest {
    private static final String ENCODER = "tunebook/encoder-mini";

    @TempDir
    private Path cache;

    private Path encoder() {
        return EmbeddedModels.folder(ENCODER, cache).orElseThrow();
    }

    @Test
    void laysWholeCheckpointsIntoTheCache() throws IOException {
        for (String name : EmbeddedModels.names()) {
            Path folder = EmbeddedModels.folder(name, cache).orElseThrow();
            Checkpoint checkpoint = Checkpoint.open(folder);
            assertThat(checkpoint.names()).hasSizeGreaterThan(20);
            assertThat(Files.size(folder.resolve(Checkpoint.WEIGHTS))).isLessThan(15_000_000);
            assertThat(Files.readString(folder.resolve("README.md")))
                    .startsWith("---\nlanguage: en\nlicense: apache-2.0\n");
            Config config = Config.parse(Checkpoint.CONFIG, checkpoint.config());
            Network.load(Torch.start("cpu", 1), config, Head.classes(2), checkpoint, true, Tuning.WHOLE)
                    .close();
        }
        assertThat(EmbeddedModels.names()).contains(ENCODER);
    }

    @Test
    void mendsWhatWasBrokenInTheCacheAndWritesNothingElse() throws IOException {
        Path folder = encoder();
        Path weights = folder.resolve(Checkpoint.WEIGHTS);
        String sum = Sha256.of(weights);
        Files.writeString(weights, "broken");
        Path vocabulary = folder.resolve("vocab.txt");
        Object before = Files.getAttribute(vocabulary, "unix:ino");
        assertThat(encoder()).isEqualTo(folder);
        assertThat(Sha256.of(weights)).isEqualTo(sum);
        assertThat(Files.getAttribute(vocabulary, "unix:ino")).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void isNoneOfAnyOtherName() {
        assertThat(EmbeddedModels.folder("tunebook/encoder-maxi", cache)).isEmpty();
        assertThat(EmbeddedModels.folder("../../etc", cache)).isEmpty();
    }

    @Test
    void knowsBeforeAnyTrainingWhichTextsAreAboutTheSame() {
        Path folder = encoder();
        Torch torch = Torch.start("cpu", 1);
        HubTokens tokens = HubTokens.open(folder);
        List<float[]> pooled = Stream.of(
                        "I have lost my bank card",
                        "Somebody stole my credit card",
                        "The film was dull from beginning to end")
                .map(text ->
                        PooledState.of(torch, folder, tokens.encode(text, 64).ids()))
                .toList();
        assertThat(PooledState.cosine(pooled.get(0), pooled.get(1)))
                .isGreaterThan(PooledState.cosine(pooled.get(0), pooled.get(2)) + 0.2);
    }

    /** The same continuation as Transformers gives. */
    @Test
    void theDecoderGoesOnInEnglish() {
        Path folder = EmbeddedModels.folder("tunebook/decoder-mini", cache).orElseThrow();
        Checkpoint checkpoint = Checkpoint.open(folder);
        Config config = Config.parse(Checkpoint.CONFIG, checkpoint.config());
        HubTokens tokens = HubTokens.open(folder);
        try (Network network =
                Network.load(Torch.start("cpu", 1), config, Head.of(config), checkpoint, false, Tuning.WHOLE)) {
            int[] prompt = tokens.plainIds("The card was declined at the shop, so I");
            assertThat(tokens.decode(Generator.greedy(network, prompt, 20)))
                    .isEqualTo(" was in the same manner as to the other. I was not able to get the money, but");
        }
    }
}
