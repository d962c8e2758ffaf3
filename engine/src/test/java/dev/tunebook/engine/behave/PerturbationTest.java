package dev.tunebook.engine.behave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PerturbationTest {
    private static String changed(String name, String text) {
        return Perturbation.of(name).apply(text, new SplittableRandom(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upper-case|My card, please|MY CARD, PLEASE",
                "lower-case|My Card|my card",
                "no-punctuation|Help! It costs 3.50, why?|Help It costs 3.50 why",
                "punctuation|Help|Help!!",
                "punctuation|Help!|Help!!",
                "white-space|a b c|a  b  c",
                "contractions|I am sure it does not work|I'm sure it doesn't work",
                "contractions|It's late, I can't wait|It is late, I can not wait",
                "synonyms|I need HELP with a broken parcel|I require ASSIST with a defective package",
                "genders|He said his wife called|She said her husband called",
                "negation|It is broken and was late|It is not broken and was late",
                "negation|Please call|Please call",
                "numbers|no digits|no digits",
                "names|nobody here|nobody here",
            })
    void changes(String name, String text, String expected) {
        assertThat(changed(name, text)).isEqualTo(expected);
    }

    @Test
    void numbersKeepTheirPlaces() {
        assertThat(changed("numbers", "order 4711 of 12.")).matches("order [1-9]\\d{3} of [1-9]\\d\\.");
    }

    @Test
    void namesAndPlacesAreSwappedForOthers() {
        assertThat(changed("names", "I am Anna")).matches("I am [A-Z][a-z]+");
        assertThat(changed("places", "from Berlin")).matches("from [A-Z][a-z]+( Paz)?");
    }

    @Test
    void typosLeaveFirstAndLastLettersAndShortWordsAlone() {
        String text = "my card was declined although there should have been enough money for it in the account";
        String typed = changed("typos", text);

        assertThat(typed).isNotEqualTo(text).hasSizeBetween(text.length() - 3, text.length() + 3);
        assertThat(typed.split(" ")).hasSameSizeAs(text.split(" "));
        assertThat(typed).startsWith("my ").contains(" was ");
    }

    static java.util.List<String> names() {
        return Perturbation.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void comesThroughAnyText(String name) {
        for (String text : new String[] {"", " ", "a", "\uD83D\uDE00", "it's", "don't do not", "x".repeat(5_000)}) {
            assertThat(changed(name, text)).isEqualTo(changed(name, text));
        }
    }

    @Test
    void namesTheOnesThereAre() {
        assertThatThrownBy(() -> Perturbation.of("typo"))
                .hasMessageStartingWith("perturbation (typo) must be one of contractions, emoji, genders, ")
                .hasMessageEndingWith("Maybe typos.");
    }
}
