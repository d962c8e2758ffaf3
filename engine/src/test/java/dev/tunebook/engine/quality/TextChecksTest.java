package dev.tunebook.engine.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextChecksTest {
    @Test
    void findNothingInACleanDataset() {
        Rows.assertClean(new BrokenCharacters());
        Rows.assertClean(new LongTexts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the cafÃ© is closed",
                "itâ€™s late",
                "itâ\u0080\u0099s late",
                "thank you ðŸ˜€",
                "ï»¿first",
                "Ð¿Ñ€Ð¸Ð²ÐµÑ‚",
                "twenty Â° outside",
                "a\0b",
                "\u001b[31mred",
                "caf\ufffd",
                "half \ud83d of a pair"
            })
    void brokenCharactersAreFound(String text) {
        Finding finding = Rows.look(new BrokenCharacters(), Rows.cleanAnd("train billing|" + text));
        assertThat(finding.rows()).containsExactly(120);
        assertThat(finding.severity()).isEqualTo(Finding.Severity.NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAFÉ… closed",
                "“Spaß“, sagte er – “ß“",
                "SÃO PAULO, NÃO",
                "â la carte, château",
                "tab\tand\r\nline",
                "thank you 😀 👨‍👩‍👧",
                "привет",
                "مرحبا",
                "日本語"
            })
    void wholeTextsAreLeftAlone(String text) {
        assertThat(Rows.look(new BrokenCharacters(), Rows.cleanAnd("train billing|" + text))
                        .count())
                .isZero();
    }

    @Test
    void brokenCharactersAreNamed() {
        Finding finding = Rows.look(
                new BrokenCharacters(), Rows.cleanAnd("train billing|the cafÃ© is closed", "train billing|a\0b"));
        assertThat(finding.examples())
                .extracting(Finding.Example::note)
                .containsExactly("UTF-8 read as another encoding: Ã©", "character U+0000");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.summary())
                .isEqualTo("2 of 122 rows (1.6%) have broken characters, 1 of them UTF-8 that was read as another"
                        + " encoding.");
    }

    @Test
    void longTextsHaveMoreWordsThanTheStandardLength() {
        Finding finding = Rows.look(
                new LongTexts(),
                Rows.cleanAnd("train billing|" + "so ".repeat(512), "train billing|" + "so  much\n".repeat(300)));
        assertThat(finding.rows()).containsExactly(121);
        assertThat(finding.summary()).isEqualTo("1 of 122 rows (0.8%) have more than 512 words and would be cut.");
        assertThat(finding.examples().get(0).note()).isEqualTo("600 words");
    }

    @Test
    void longTextsCanBeCountedInAModelsTokens() {
        Finding finding = Rows.look(
                new LongTexts(200, String::length),
                Rows.cleanAnd("train billing|" + "x".repeat(200), "train billing|" + "x".repeat(201)));
        assertThat(finding.rows()).containsExactly(121);
        assertThat(finding.examples().get(0).note()).isEqualTo("201 tokens");
    }
}
