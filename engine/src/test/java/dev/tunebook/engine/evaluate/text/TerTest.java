package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits counted by hand. */
class TerTest {
    private static double ter(String text, String... references) {
        return new Ter(TerSpec.DEFAULT).sentence(text, List.of(references));
    }

    @Test
    void aMovedRunIsOneEdit() {
        assertThat(ter("yesterday evening we ate fish", "we ate fish yesterday evening"))
                .isCloseTo(100 / 5.0, within(1e-9));
    }

    @Test
    void wordsPutInLeftOutAndExchangedAreOneEach() {
        assertThat(ter("the cat sat", "the big cat sat")).isCloseTo(25, within(1e-9));
        assertThat(ter("the big cat sat", "the cat sat")).isCloseTo(100 / 3.0, within(1e-9));
        assertThat(ter("the dog sat", "the cat sat")).isCloseTo(100 / 3.0, within(1e-9));
    }

    @Test
    void caseDoesNotCountUnlessAskedFor() {
        assertThat(ter("The Cat", "the cat")).isZero();
        assertThat(new Ter(new TerSpec(true)).sentence("The Cat", List.of("the cat")))
                .isEqualTo(100);
    }

    @Test
    void nothingBesideSomethingIsWhollyWrong() {
        assertThat(ter("", "the cat")).isEqualTo(100);
        assertThat(ter("the cat", "")).isEqualTo(100);
        assertThat(ter("", "")).isZero();
    }

    @Test
    void theNearestReferenceCountsAndTheMeanLengthDivides() {
        assertThat(ter("a b c", "a b c", "a b c d e")).isZero();
        assertThat(ter("a b x", "a b c", "q r s t u")).isCloseTo(100 / 4.0, within(1e-9));
    }

    @Test
    void saysWhichTerItIs() {
        assertThat(TerSpec.DEFAULT.signature("1"))
                .isEqualTo("nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:2.6.0");
    }

    /** Very many moves are possible here: the search gives up, as Tercom does, instead of trying them all. */
    @Test
    void endsOnTextsOfOneWordRepeated() {
        String one = "a b ".repeat(200);
        String other = "b b a a ".repeat(100);
        assertThat(ter(one, other)).isBetween(0.0, 100.0);
    }
}
