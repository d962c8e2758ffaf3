package dev.tunebook.engine.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunebook.engine.model.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextStreamTest {
    @TempDir
    Path folder;

    @Test
    void givesWordsOutWithTheirBlanks() throws IOException {
        HubTokens tokens =
                HubTokens.open(TinyTokenizers.byteLevel(folder, List.of("<|endoftext|>"), List.of("a b", "Ġ c")));
        assertThat(pieces(tokens, 7, 8, 4, 6, 0, 3)).containsExactly("ab", " c", "d", " ", "", "c", "");
    }

    @Test
    void separatesWholeWords() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(pieces(tokens, 2, 5, 6, 8, 9, 3)).containsExactly("", "my", " card", " charge", "d", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "gpt2", "llama"})
    void addsUpToTheWholeText(String name) {
        HubTokens tokens = HubTokens.open(SharedFolder.of("fixtures/parity/" + name));
        int[] ids = tokens.plainIds(
                "Grüße an die naïve Köchin: 日本語 🙂🚀, the card was charged twice and more often than that.");
        assertThat(String.join("", pieces(tokens, ids))).isEqualTo(tokens.decode(ids));
    }

    private static List<String> pieces(HubTokens tokens, int... ids) {
        TextStream stream = new TextStream(tokens);
        List<String> pieces = new ArrayList<>();
        for (int id : ids) {
            pieces.add(stream.next(id));
        }
        pieces.add(stream.end());
        return pieces;
    }
}
