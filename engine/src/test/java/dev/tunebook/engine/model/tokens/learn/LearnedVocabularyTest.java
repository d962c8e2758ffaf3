package dev.tunebook.engine.model.tokens.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tunebook.engine.model.tokens.HubTokens;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnedVocabularyTest {
    private static final List<String> LINES = List.of(
            "The ferry was late, and the ferryman later still.",
            "Later the ferries ran on time; the ferrymen were on time too.",
            "A late ferry is a late letter: the letters wait, the men wait.");

    @Test
    void mergesTheMostFrequentNeighboursFirst() {
        PieceMerges merges = new PieceMerges(List.of("a", "b", "c", "d"), String::concat);
        merges.add(List.of("a", "b", "c"), 5);
        merges.add(List.of("b", "c", "d"), 4);
        merges.add(List.of("a", "b"), 3);
        // by hand: bc 9, ab 8, cd 4; then a+bc 5, bc+d 4, ab 3
        assertThat(merges.run(8, 1))
                .containsExactly(
                        new PieceMerges.Merge("b", "c", "bc"),
                        new PieceMerges.Merge("a", "bc", "abc"),
                        new PieceMerges.Merge("bc", "d", "bcd"),
                        new PieceMerges.Merge("a", "b", "ab"));
    }

    @Test
    void mergesNothingThatIsRarerThanAsked() {
        PieceMerges merges = new PieceMerges(List.of("a", "b", "c"), String::concat);
        merges.add(List.of("a", "b", "c"), 2);
        merges.add(List.of("a", "b"), 1);
        assertThat(merges.run(100, 3)).containsExactly(new PieceMerges.Merge("a", "b", "ab"));
    }

    @Test
    void countsAPairOncePerPlaceInARunOfEqualLetters() {
        PieceMerges merges = new PieceMerges(List.of("a"), String::concat);
        merges.add(List.of("a", "a", "a", "a"), 1);
        assertThat(merges.run(3, 1))
                .containsExactly(new PieceMerges.Merge("a", "a", "aa"), new PieceMerges.Merge("aa", "aa", "aaaa"));
    }

    @Test
    void agreesWithCountingEverythingAnewAfterEachMerge() {
        Random random = new Random(11);
        List<List<String>> words = IntStream.range(0, 60)
                .mapToObj(w -> random.ints(2 + random.nextInt(8), 0, 4)
                        .mapToObj(c -> String.valueOf((char) ('a' + c)))
                        .toList())
                .toList();
        PieceMerges merges = new PieceMerges(List.of("a", "b", "c", "d"), String::concat);
        for (int w = 0; w < words.size(); w++) {
            merges.add(words.get(w), 1 + w % 7);
        }
        assertThat(merges.run(40, 2)).isEqualTo(CountedAnew.merges(List.of("a", "b", "c", "d"), words, 40, 2));
    }

    @Test
    void aWordPieceVocabularySpellsItsCorpusAndTheWordsThatWereAskedFor(@TempDir Path folder) {
        WordCounts counts = WordCounts.lowerCase();
        LINES.forEach(counts::add);
        WordPieceVocabulary vocabulary = WordPieceVocabulary.learn(counts, List.of("Malta", "tariff"), 65);
        vocabulary.save(folder);
        HubTokens tokens = HubTokens.open(folder);
        assertThat(tokens.size()).isEqualTo(65).isEqualTo(vocabulary.pieces().size());
        assertThat(vocabulary.pieces()).startsWith("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
        assertThat(vocabulary.pieces()).contains("malta", "tariff", "ferry", "the", "##er");
        for (String line : LINES) {
            assertThat(tokens.plainIds(line)).doesNotContain(tokens.unknown().orElseThrow());
        }
        assertThat(tokens.plainIds("Malta tariff")).hasSize(2);
        assertThat(tokens.encode("ferry", 8).ids()).startsWith(2).endsWith(3).hasSize(3);
    }

    @Test
    void aWordThatTheAlphabetCannotSpellGetsNoId() {
        WordCounts counts = WordCounts.lowerCase().add("late");
        assertThat(WordPieceVocabulary.learn(counts, List.of("zoo", "tale"), 40).pieces())
                .contains("tale")
                .doesNotContain("zoo");
    }

    @Test
    void splitsWordsAsTheTokenizersLibraryDoes(@TempDir Path folder) {
        WordCounts counts = WordCounts.lowerCase();
        counts.add("Crème brûlée, \"fin-de-siècle\"\u00a0style… don't\tstop_it £5 中文 \u0000x\u200by");
        WordPieceVocabulary vocabulary = WordPieceVocabulary.learn(
                counts, List.of("creme", "brulee", "fin", "de", "siecle", "style", "don", "stop", "it", "xy"), 200);
        vocabulary.save(folder);
        HubTokens tokens = HubTokens.open(folder);
        String text = "Crème brûlée, \"fin-de-siècle\"\u00a0style… don't\tstop_it 中文 x\u200by";
        List<String> spelled = IntStream.of(tokens.plainIds(text))
                .mapToObj(id -> vocabulary.pieces().get(id))
                .toList();
        assertThat(spelled).isEqualTo(counts.split(text));
    }

    @Test
    void aByteLevelVocabularyGivesEveryTextBack(@TempDir Path folder) {
        WordCounts counts = WordCounts.byteLevel();
        LINES.forEach(counts::add);
        ByteLevelVocabulary vocabulary = ByteLevelVocabulary.learn(counts, 280);
        vocabulary.save(folder);
        HubTokens tokens = HubTokens.open(folder);
        assertThat(tokens.size()).isEqualTo(280).isEqualTo(vocabulary.pieces().size());
        assertThat(tokens.end().orElseThrow()).isEqualTo(279);
        for (String text : List.of("The ferry was late.", " naïve 漢字 \n\n\ttabs ’quoted’ 🙂")) {
            assertThat(tokens.decode(tokens.plainIds(text))).isEqualTo(text);
        }
        assertThat(tokens.plainIds(" ferry")).hasSize(1);
    }

    @Test
    void refusesASizeThatHoldsNotEvenTheCharacters() {
        WordCounts counts = WordCounts.lowerCase().add("late");
        assertThatThrownBy(() -> WordPieceVocabulary.learn(counts, List.of(), 6))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "vocabulary (6) must be at least 13, for the characters and the words that were asked for.\n"
                                + "Maybe vocabulary 8192.");
        assertThatThrownBy(() -> ByteLevelVocabulary.learn(WordCounts.byteLevel(), 256))
                .isInstanceOf(UserException.class)
                .hasMessage("vocabulary (256) must be at least 257, for all bytes and the end of a text.\n"
                        + "Maybe vocabulary 8192.");
    }
}
