package dev.tunebook.engine.data.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.data.near.NearDuplicates.Group;
import dev.tunebook.engine.data.near.NearDuplicates.Pair;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private static List<Pair> pairs(double threshold, String... texts) {
        return NearDuplicates.find(List.of(texts), threshold).pairs();
    }

    @Test
    void findsTextsThatDifferInALetterAndSaysHowNearTheyAre() {
        // 10 and 10 shingles; the last letter is in one of each
        assertThat(pairs(0.7, "abcdefghijklmn", "something else", "abcdefghijklmo"))
                .containsExactly(new Pair(0, 2, 9 / 11.0));
        assertThat(pairs(0.82, "abcdefghijklmn", "abcdefghijklmo")).isEmpty();
    }

    @Test
    void takesTextsForTheSameThatDifferInCasePunctuationAndSpaces() {
        assertThat(pairs(1, "My card, again!", "my  CARD again", "my card agaim"))
                .containsExactly(new Pair(0, 1, 1));
    }

    @Test
    void pairsEveryRepetitionWithTheFirstOnly() {
        NearDuplicates found =
                NearDuplicates.find(List.of("one two three", "x", "one two three", "One two three."), 0.7);
        assertThat(found.pairs()).containsExactly(new Pair(0, 2, 1), new Pair(0, 3, 1));
        assertThat(found.groups()).containsExactly(new Group(List.of(0, 2, 3), 1));
        assertThat(found.firstOfGroup()).containsExactly(0, 1, 0, 0);
    }

    @Test
    void tellsWhichTextsAreNearSomeOthers() {
        List<String> texts = List.of("abcdefghijklmn", "Abcdefghijklmn", "abcdefghijklmo", "other", "other!", "alone");
        NearDuplicates found = NearDuplicates.find(texts, 0.7);
        assertThat(found.near(text -> text == 1).stream()).containsExactly(0, 2);
        assertThat(found.near(text -> text == 2).stream()).containsExactly(0, 1);
        assertThat(found.near(text -> text >= 3).stream()).containsExactly(3, 4);
        assertThat(found.near(text -> false).stream()).isEmpty();
    }

    @Test
    void comparesTextsWithoutLettersAsTheyAre() {
        assertThat(pairs(0.7, "", "🙂", "?!", "🙂", "ok", "OK.", " ", ""))
                .containsExactly(new Pair(0, 7, 1), new Pair(1, 3, 1), new Pair(4, 5, 1));
    }

    @Test
    void keepsLettersOfAllScripts() {
        assertThat(pairs(0.7, "мою карту украли вчера", "МОЮ КАРТУ УКРАЛИ ВЧЕРА!", "мою почту украли вчера"))
                .containsExactly(new Pair(0, 1, 1));
        assertThat(Shingles.normal("  Ｆｕｌｌ-width हिन्दी x² ")).isEqualTo("ｆｕｌｌwidth हिन्दी x²");
    }

    @Test
    void saysHowLooseAGroupIs() {
        String text = "a chain of texts, of which each is near to the next one only";
        List<String> chain = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            chain.add(text.substring(3 * i) + text.substring(0, 3 * i));
        }
        NearDuplicates found = NearDuplicates.find(chain, 0.8);
        assertThat(found.groups()).hasSize(1);
        assertThat(found.groups().get(0).texts()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(found.groups().get(0).loosest())
                .isCloseTo(Shingles.jaccard(Shingles.of(chain.get(0)), Shingles.of(chain.get(5))), within(1e-12));
    }

    @Test
    void findsWhatComparingAllWithAllFinds() {
        List<String> texts = edited(1_500, 11);
        List<Pair> all = allFrom(0.4, texts);
        for (double threshold : new double[] {0.4, 0.6, 0.7, 0.9}) {
            Set<Pair> expected =
                    all.stream().filter(pair -> pair.similarity() >= threshold).collect(Collectors.toSet());
            List<Pair> found = NearDuplicates.find(texts, threshold).pairs();
            assertThat(expected).hasSizeGreaterThan(50).containsAll(found);
            assertThat(found).hasSizeGreaterThanOrEqualTo((int) Math.ceil(0.999 * expected.size()));
        }
    }

    @Test
    void givesTheSameResultOnAnyNumberOfThreads() {
        List<String> texts = edited(3_000, 12);
        NearDuplicates one = NearDuplicates.find(texts, 0.7, Shingling.CHARACTERS, 1);
        assertThat(NearDuplicates.find(texts, 0.7, Shingling.CHARACTERS, 4)).isEqualTo(one);
    }

    @Test
    void connectsCrowdsOfNearlyTheSameText() {
        List<String> texts = IntStream.range(0, 3_000)
                .mapToObj(i -> "your order number " + (100_000 + i)
                        + " has been shipped and will arrive within three days of today")
                .toList();
        NearDuplicates found = NearDuplicates.find(texts, 0.7);
        assertThat(found.groups()).hasSize(1);
        assertThat(found.groups().get(0).texts()).hasSize(3_000);
        assertThat(found.pairs().size()).isLessThan(1_000_000);
    }

    @Test
    void comparesLongTextsByWords() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> texts = new ArrayList<>(
                IntStream.range(0, 200).mapToObj(i -> words(random, 400)).toList());
        texts.add(texts.get(17).replaceFirst("\\w+", "another") + " end");
        assertThat(Shingling.of(texts)).isEqualTo(Shingling.WORDS);
        assertThat(NearDuplicates.find(texts, 0.8).pairs())
                .extracting(Pair::first, Pair::second)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(17, 200));
    }

    @Test
    void takesNoTextAndOneText() {
        assertThat(NearDuplicates.find(List.of(), 0.7).pairs()).isEmpty();
        assertThat(NearDuplicates.find(List.of("alone"), 0.7).groups()).isEmpty();
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> NearDuplicates.find(edited(2_000, 1), 0.7)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesAThresholdThatIsNone() {
        assertThatThrownBy(() -> NearDuplicates.find(List.of(), 0))
                .isInstanceOf(UserException.class)
                .hasMessage("threshold (0.0) must be above 0 and at most 1.\nMaybe 0.7, the default.");
    }

    /** Texts of which about a third are edited copies of others, more or less. */
    private static List<String> edited(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (i < 10 || random.nextInt(3) > 0) {
                texts.add(words(random, 4 + random.nextInt(30)));
                continue;
            }
            StringBuilder copy = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int edits = random.nextInt(8); edits > 0; edits--) {
                copy.setCharAt(random.nextInt(copy.length()), (char) ('a' + random.nextInt(26)));
            }
            texts.add(copy.toString());
        }
        return texts;
    }

    private static String words(SplittableRandom random, int number) {
        return Stream.generate(() -> Integer.toString(random.nextInt(46_656), 36))
                .limit(number)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }

    /** All pairs by definition, repetitions with their first only. */
    private static List<Pair> allFrom(double threshold, List<String> texts) {
        List<Pair> pairs = new ArrayList<>();
        List<long[]> shingles = texts.stream().map(Shingles::of).toList();
        Map<String, Integer> firsts = new HashMap<>();
        for (int j = 0; j < texts.size(); j++) {
            Integer first = firsts.putIfAbsent(Shingles.normal(texts.get(j)), j);
            if (first != null) {
                pairs.add(new Pair(first, j, 1));
                continue;
            }
            for (int i : firsts.values()) {
                double similarity = i == j ? 0 : Shingles.jaccard(shingles.get(i), shingles.get(j));
                if (similarity >= threshold) {
                    pairs.add(new Pair(i, j, similarity));
                }
            }
        }
        return pairs;
    }
}
