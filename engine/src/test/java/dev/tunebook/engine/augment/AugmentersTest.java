package dev.tunebook.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of changing a text, and what none of them may touch. */
class AugmentersTest {
    private static final List<String> TEXTS = List.of(
            "My card was charged twice on 2024-05-17, please refund £12.50!",
            "URGENT: Where is my PARCEL?? Order #A-1047 (from Zürich)…",
            "naïve café — Übergröße 你好 👩‍👧 e-mail: jane@example.org",
            "I'm not happy; don't charge me 3 times.",
            "ok",
            "  two  spaces\n\tand a tab  ",
            "");

    static Stream<Augmenter> quick() {
        return Stream.of(new Synonyms(.3), new Insertion(.3), new Deletion(.3), new Swap(.3), new Typos(.3));
    }

    private static String kept(String text) {
        return text.replaceAll("[\\p{L}\\p{M}'’\\s-]", "");
    }

    @ParameterizedTest
    @MethodSource("quick")
    void digitsSignsAndEmojiStayInTheirOrder(Augmenter augmenter) {
        for (String text : TEXTS) {
            for (int seed = 0; seed < 20; seed++) {
                augmenter.augment(text, new Random(seed)).ifPresent(changed -> {
                    assertThat(changed).isNotEqualTo(text);
                    assertThat(kept(changed)).isEqualTo(kept(text));
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("quick")
    void theSameSeedMakesTheSameText(Augmenter augmenter) {
        Set<String> made = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            String once = augmenter.augment(TEXTS.get(0), new Random(seed)).orElse("");
            assertThat(augmenter.augment(TEXTS.get(0), new Random(seed)).orElse(""))
                    .isEqualTo(once);
            made.add(once);
        }
        assertThat(made).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("quick")
    void negationsStay(Augmenter augmenter) {
        for (int seed = 0; seed < 30; seed++) {
            assertThat(augmenter
                            .augment("I am not happy and never was", new Random(seed))
                            .orElse("not never"))
                    .containsIgnoringCase("not")
                    .containsIgnoringCase("never");
        }
    }

    @ParameterizedTest
    @MethodSource("quick")
    void aTextWithoutWordsHasNoCopy(Augmenter augmenter) {
        for (String text : List.of("", " ", "12:30 !!", "?")) {
            assertThat(augmenter.augment(text, new Random(1))).isEmpty();
        }
    }

    @Test
    void synonymsHaveThePartOfSpeechTheFormAndTheCaseOfTheWord() {
        Set<String> made = new HashSet<>();
        for (int seed = 0; seed < 40; seed++) {
            new Synonyms(.9)
                    .augment("My CAR stopped quickly", new Random(7919L * seed))
                    .ifPresent(made::add);
        }
        assertThat(made).isNotEmpty().allSatisfy(text -> assertThat(text).startsWith("My "));
        assertThat(String.join(" ", made))
                .containsPattern("AUTO|AUTOMOBILE|MACHINE|MOTORCAR")
                .containsPattern("halted");
    }

    @Test
    void regularFormsAreFormed() {
        assertThat(Stream.of("try", "box", "stop", "charge", "play")
                        .map(Inflection.S::apply)
                        .toList())
                .containsExactly("tries", "boxes", "stops", "charges", "plays");
        assertThat(Stream.of("try", "stop", "charge", "visit", "see").map(Inflection.ING::apply))
                .containsExactly("trying", "stopping", "charging", "visiting", "seeing");
        assertThat(Stream.of("try", "stop", "charge", "visit").map(Inflection.ED::apply))
                .containsExactly("tried", "stopped", "charged", "visited");
    }

    @Test
    void deletionLeavesWordsAndSingleSpaces() {
        for (int seed = 0; seed < 30; seed++) {
            String text = new Deletion(.9)
                    .augment("One two three four", new Random(seed))
                    .orElseThrow();
            assertThat(text)
                    .isNotBlank()
                    .doesNotContain("  ")
                    .isEqualTo(text.strip())
                    .matches("\\p{Lu}.*");
        }
    }

    @Test
    void swapsExchangeWordsAndKeepTheSentencesCapital() {
        String text = new Swap(.1)
                .augment("Where is my small blue parcel", new Random(3))
                .orElseThrow();
        assertThat(Arrays.stream(text.toLowerCase().split(" ")).sorted())
                .containsExactly("blue", "is", "my", "parcel", "small", "where");
        assertThat(text).matches("\\p{Lu}[a-z ]+");
    }

    @Test
    void typosKeepTheFirstLetterAndAreOneSlipAWord() {
        for (int seed = 0; seed < 50; seed++) {
            String text = new Typos(.1).augment("parcel", new Random(seed)).orElse("parcel");
            assertThat(text).startsWith("p");
            assertThat(text.length()).isBetween(5, 7);
        }
    }
}
