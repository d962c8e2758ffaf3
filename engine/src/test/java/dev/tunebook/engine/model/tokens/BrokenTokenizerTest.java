package dev.tunebook.engine.model.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder with a broken tokenizer, or with none, is told. */
class BrokenTokenizerTest {
    private static final String AGAIN = "\nMaybe fetch the checkpoint again, with its tokenizer.";

    @TempDir
    Path folder;

    @Test
    void listsWhatIsThereInstead() throws IOException {
        rejects(folder + " (empty) must have tokenizer.json, vocab.txt, or vocab.json with merges.txt." + AGAIN);
        Files.writeString(folder.resolve("config.json"), "{}");
        Files.writeString(folder.resolve("tokenizer.model"), "");
        rejects(folder
                + " (has config.json, tokenizer.model) must have tokenizer.json, vocab.txt, or vocab.json with merges.txt."
                + "\nMaybe save the tokenizer with Transformers' AutoTokenizer once: it writes tokenizer.json.");
    }

    @Test
    void refusesToGuessHowAnotherFamilySplitsWords() throws IOException {
        TinyTokenizers.byteLevel(folder, List.of("<|endoftext|>"), List.of("a b"));
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"qwen2\"}");
        rejects(folder
                + " (has config.json, merges.txt, vocab.json) must have tokenizer.json, vocab.txt, or vocab.json with merges.txt."
                + "\nMaybe save the tokenizer with Transformers' AutoTokenizer once: it writes tokenizer.json.");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), "{\"version\":\"1.0\"");
        rejects(
                "tokenizer.json (broken in line 1, column 17) must be a JSON object.\nMaybe fetch the checkpoint again.");
        Files.writeString(folder.resolve("tokenizer.json"), "[]");
        rejects("tokenizer.json (other JSON) must be a JSON object.\nMaybe fetch the checkpoint again.");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        rejects("tokenizer.json (Model missing. at line 1 column 2) must be a tokenizer." + AGAIN);
        Files.write(folder.resolve("tokenizer.json"), new byte[] {'{', (byte) 0xC3, '}'});
        rejects("tokenizer.json (" + folder.resolve("tokenizer.json")
                + ") must be text in UTF-8.\nMaybe fetch the checkpoint again.");
    }

    @Test
    void saysWhichSpecialTokenIsMissing() throws IOException {
        Files.writeString(folder.resolve("vocab.txt"), "[UNK]\n[CLS]\ncard\n");
        rejects("vocabulary: sep token ([SEP]) must be one of its tokens."
                + "\nMaybe a tokenizer_config.json that names it as sep_token.");
    }

    @Test
    void refusesAModelWithTooFewEmbeddings() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        tokens.requireFits(13);
        tokens.requireFits(64);
        assertThatThrownBy(() -> tokens.requireFits(12))
                .isInstanceOf(UserException.class)
                .hasMessage("config.json: vocab_size (12) must be at least 13, the size of vocab.txt's vocabulary."
                        + "\nMaybe the tokenizer that belongs to this checkpoint.");
    }

    @Test
    void refusesIdsOutOfRange() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThatThrownBy(() -> tokens.decode(5, 13))
                .isInstanceOf(UserException.class)
                .hasMessage("id (13) must be from 0 to 12.\nMaybe the tokenizer that the ids were made with.");
    }

    private void rejects(String message) {
        assertThatThrownBy(() -> HubTokens.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }
}
