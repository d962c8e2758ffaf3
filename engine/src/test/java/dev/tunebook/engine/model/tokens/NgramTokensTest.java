package dev.tunebook.engine.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NgramTokensTest {
    @Test
    void listsWordsThenPairsThenCharacterNgrams() {
        assertThat(NgramTokens.features(NgramTokens.words("My CARD!")))
                .containsExactly(
                        "my", "card", "!", "my card", "card !", "#<my", "#my>", "#<my>", "#<ca", "#car", "#ard", "#rd>",
                        "#<car", "#card", "#ard>", "#<card", "#card>", "#<!>");
    }

    @Test
    void keepsOnlyWhatTwoTextsShare() {
        NgramTokens tokens = NgramTokens.learn(List.of("red red", "red", "blue"), 100);
        assertThat(tokens.encode("blue", 10).ids()).containsExactly(1);
        assertThat(tokens.encode("RED", 10).ids()).doesNotContain(1).hasSize(7);
    }

    @Test
    void givesTheMostFrequentFeatureTheFirstId() {
        NgramTokens tokens = NgramTokens.learn(List.of("a b", "a c", "a b"), 100);
        assertThat(tokens.encode("a", 1).ids()).startsWith(3); // "#<a>" sorts before "a"; both are in 3 texts
    }

    @Test
    void saysWhenATextWasCut() {
        NgramTokens tokens = NgramTokens.learn(List.of("one two three", "one two three"), 100);
        assertThat(tokens.encode("one two three", 2).ids())
                .isEqualTo(tokens.encode("one two", 10).ids());
        assertThat(tokens.encode("one two three", 2).cut()).isTrue();
        assertThat(tokens.encode("one two three", 3).cut()).isFalse();
    }

    @Test
    void readsWhatItWrote(@TempDir Path folder) throws Exception {
        NgramTokens tokens = NgramTokens.learn(List.of("grüße \"x\"", "grüße \"x\""), 100);
        tokens.save(folder);
        NgramTokens read = NgramTokens.load(folder);
        assertThat(read.size()).isEqualTo(tokens.size());
        assertThat(read.encode("Grüße", 50).ids())
                .isEqualTo(tokens.encode("Grüße", 50).ids());
    }
}
