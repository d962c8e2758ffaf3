package dev.tunebook.engine.model.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.spec.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubTokensTest {
    private static final List<String> ROBERTA = List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

    @TempDir
    Path folder;

    @Test
    void splitsWordsAndPutsSpecialTokensAroundThem() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(tokens.encode("My CARD was charged?", 50).ids()).containsExactly(2, 5, 6, 7, 8, 9, 11, 3);
        assertThat(tokens.encode("cärd.zebra", 50).ids()).containsExactly(2, 6, 10, 1, 3);
        assertThat(tokens.encode("", 50).ids()).containsExactly(2, 3);
        assertThat(tokens.encode("my [MASK]", 50).ids()).containsExactly(2, 5, 4, 3);
        assertThat(tokens.size()).isEqualTo(13);
    }

    @Test
    void obeysTheSettingsBesideTheVocabulary() throws IOException {
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"do_lower_case\":false,\"strip_accents\":true,\"pad_token\":{\"content\":\"[MASK]\"}}");
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(tokens.encode("Cärd card CARD", 50).ids()).containsExactly(2, 12, 6, 1, 3);
        assertThat(tokens.padding()).isEqualTo(4);
    }

    @Test
    void cutsTheTextAndKeepsTheSpecialTokens() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(tokens.encode("my card was charged", 5))
                .usingRecursiveComparison()
                .isEqualTo(new Tokens.Encoded(new int[] {2, 5, 6, 7, 3}, true));
        assertThat(tokens.encode("my card was", 5).cut()).isFalse();
        assertThat(tokens.encode("my card", 2).ids()).containsExactly(2, 3);
        assertThatThrownBy(() -> tokens.encode("my card", 1))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "max tokens (1) must be at least 3: this model's special tokens take 2.\nMaybe max tokens 128.");
    }

    @Test
    void cutsTheBeginningWhereTheSettingsSaySo() throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"truncation_side\":\"left\"}");
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(tokens.encode("my card was charged", 5).ids()).containsExactly(2, 7, 8, 9, 3);
    }

    @Test
    void joinsTwoTextsAndCutsTheLongerFirst() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        HubTokens.EncodedPair whole = tokens.encode("my card", "was charged?", 50);
        assertThat(whole.ids()).containsExactly(2, 5, 6, 3, 7, 8, 9, 11, 3);
        assertThat(whole.types()).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1);
        assertThat(whole.cut()).isFalse();
        HubTokens.EncodedPair cut = tokens.encode("my card", "was charged?", 7);
        assertThat(cut.ids()).containsExactly(2, 5, 6, 3, 7, 8, 3);
        assertThat(cut.types()).containsExactly(0, 0, 0, 0, 1, 1, 1);
        assertThat(cut.cut()).isTrue();
        assertThat(tokens.encode("my card was my card", "was charged?", 8).ids())
                .containsExactly(2, 5, 6, 7, 3, 7, 8, 3);
    }

    @Test
    void readsRobertasTokensAsRobertaDoes() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.byteLevel(folder, ROBERTA, List.of("a b", "Ġ c")));
        assertThat(tokens.encode("ab cd", 50).ids()).containsExactly(0, 11, 12, 8, 2);
        assertThat(tokens.encode("a <mask>", 50).ids())
                .as("the mask takes the blank before it")
                .containsExactly(0, 5, 4, 2);
        assertThat(tokens.encode("a", "b", 50).ids()).containsExactly(0, 5, 2, 2, 6, 2);
        assertThat(tokens.padding()).isEqualTo(1);
    }

    @Test
    void readsGpt2sTokensWithNothingAroundThem() throws IOException {
        HubTokens tokens =
                HubTokens.open(TinyTokenizers.byteLevel(folder, List.of("<|endoftext|>"), List.of("a b", "Ġ c")));
        assertThat(tokens.encode("ab cd", 50).ids()).containsExactly(7, 8, 4);
        assertThat(tokens.encode("ab<|endoftext|>", 50).ids()).containsExactly(7, 0);
        assertThat(tokens.decode(7, 8, 4, 0)).isEqualTo("ab cd");
        assertThat(tokens.decode(new int[] {7, 0}, false)).isEqualTo("ab<|endoftext|>");
        assertThat(tokens.encode("", 50).ids()).containsExactly(0);
    }

    @Test
    void beginsWithABlankOrATokenWhereTheSettingsSaySo() throws IOException {
        TinyTokenizers.byteLevel(folder, List.of("<|endoftext|>"), List.of("a b", "Ġ c"));
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                "{\"add_prefix_space\":true,\"add_bos_token\":true,\"bos_token\":\"<|endoftext|>\",\"eos_token\":\"<|endoftext|>\"}");
        HubTokens tokens = HubTokens.open(folder);
        assertThat(tokens.encode("c", 50).ids()).containsExactly(0, 8);
        assertThat(tokens.encode("c", "a", 50).ids()).containsExactly(0, 8, 0, 6, 1);
        assertThat(tokens.padding()).as("the end's, where there is no other").isZero();
        assertThat(tokens.end()).hasValue(0);
        assertThat(tokens.mask()).isEmpty();
    }

    @Test
    void knowsTheRolesOfSpecialTokens() throws IOException {
        Files.writeString(
                folder.resolve("special_tokens_map.json"),
                "{\"cls_token\":\"[CLS]\",\"sep_token\":\"[SEP]\",\"unk_token\":\"[UNK]\",\"mask_token\":\"[MASK]\"}");
        Files.writeString(
                folder.resolve("config.json"), "{\"pad_token_id\":9,\"eos_token_id\":[7,8],\"bos_token_id\":null}");
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(List.of(tokens.classification(), tokens.separator(), tokens.unknown(), tokens.mask()))
                .isEqualTo(IntStream.of(2, 3, 1, 4).mapToObj(OptionalInt::of).toList());
        assertThat(tokens.padding()).isEqualTo(9);
        assertThat(tokens.end()).hasValue(7);
        assertThat(tokens.beginning()).isEmpty();
    }

    @Test
    void findsTokensThatWereAddedLater() throws IOException {
        TinyTokenizers.wordPiece(folder);
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<order>\":13}");
        HubTokens tokens = HubTokens.open(folder);
        assertThat(tokens.encode("my <order>.", 50).ids()).containsExactly(2, 5, 13, 10, 3);
        assertThat(tokens.size()).isEqualTo(14);
    }

    @Test
    void savesItsFilesAsTheyWere(@TempDir Path target) throws IOException {
        Files.writeString(folder.resolve("tokenizer_config.json"), "{ \"do_lower_case\" : false }");
        HubTokens.open(TinyTokenizers.wordPiece(folder)).save(target.resolve("model"));
        assertThat(target.resolve("model/vocab.txt")).hasSameBinaryContentAs(folder.resolve("vocab.txt"));
        assertThat(target.resolve("model/tokenizer_config.json"))
                .hasSameBinaryContentAs(folder.resolve("tokenizer_config.json"));
        assertThat(HubTokens.open(target.resolve("model")).encode("Card", 9).ids())
                .containsExactly(2, 12, 3);
    }

    @Test
    void isTheSameFromManyThreads() throws IOException {
        HubTokens tokens = HubTokens.open(TinyTokenizers.wordPiece(folder));
        assertThat(IntStream.range(0, 400)
                        .parallel()
                        .mapToObj(i ->
                                tokens.encode("my card was charged", 4 + i % 5).ids().length)
                        .toList())
                .isEqualTo(IntStream.range(0, 400)
                        .mapToObj(i -> Math.min(7, 4 + i % 5))
                        .toList());
    }
}
