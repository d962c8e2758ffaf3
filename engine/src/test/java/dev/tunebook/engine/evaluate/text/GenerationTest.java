package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.compare.Randomization;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.spec.UserException;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GenerationTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Of 5 words 4 match, of 4 pairs 2, of 3 triples 1, of 2 fours none: half of one counts. */
    @Test
    void givesBleuByHand() {
        BleuScore ours = new Bleu(BleuSpec.DEFAULT).sentence("the cat sat on it", List.of("the cat sat in on"));
        double mean = Math.pow(4 / 5.0 * 2 / 4.0 * 1 / 3.0 * .5 / 2.0, .25);
        assertThat(ours.score()).isCloseTo(100 * mean, within(1e-9));
        assertThat(ours.text()).endsWith("80.0/50.0/33.3/25.0 (BP = 1.000 ratio = 1.000 hyp_len = 5 ref_len = 5)");
    }

    @Test
    void countsNoBreakSpacesAsBlanks() {
        assertThat(BleuTokenizer.V13A.words("a\u00a0b\u3000c\u2009d\u200be"))
                .containsExactly("a", "b", "c", "d\u200be");
    }

    @Test
    void setsChineseCharactersApart() {
        assertThat(BleuTokenizer.CHINESE.words(" 我爱Java 17。")).containsExactly("我", "爱", "Java", "17", "。");
    }

    @Test
    void setsMarksApartByCategory() {
        assertThat(BleuTokenizer.INTERNATIONAL.words("«Nein», 3,5€…"))
                .containsExactly("«", "Nein", "»", ",", "3,5", "€", "…");
    }

    @Test
    void addsUpRowsForTestsBetweenSystems() {
        Bleu bleu = new Bleu(BleuSpec.DEFAULT);
        List<List<String>> references = Collections.nCopies(12, List.of("one two three four five"));
        double[][] good = references.stream()
                .map(row -> bleu.addends("one two three four five", row))
                .toArray(double[][]::new);
        double[][] bad = references.stream()
                .map(row -> bleu.addends("five four three two one", row))
                .toArray(double[][]::new);
        SumDraws draws = new SumDraws(
                Addends.of(good), Addends.of(bad), sums -> bleu.score(sums, "1").score());
        assertThat(draws.first()).isCloseTo(100, within(1e-9));
        assertThat(Randomization.p(draws, 2_000, 1)).isLessThan(.01);
    }

    @Test
    void namesMixedNumbersOfReferences() {
        BleuScore ours = new Bleu(BleuSpec.DEFAULT).corpus(List.of("a", "b"), List.of(List.of("a"), List.of("b", "c")));
        assertThat(ours.signature()).startsWith("nrefs:var|");
    }

    @Test
    void rejectsRowsWithoutReferences() {
        assertThatThrownBy(() -> new Bleu(BleuSpec.DEFAULT).corpus(List.of("a"), List.of(List.of())))
                .isInstanceOf(UserException.class)
                .hasMessage("references of row 0 (0) must be at least 1.\n"
                        + "Maybe the reference column has an empty cell: drop the row.");
        assertThatThrownBy(() -> new Chrf(ChrfSpec.DEFAULT).corpus(List.of("a"), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("texts (1) must be as many as rows of references (0), and at least 1.\n"
                        + "Maybe some rows were not generated: generate the whole split.");
    }

    /** "ab" against "abc": characters 2/2 and 2/3, pairs 1/1 and 1/2; triples of the text do not exist. */
    @Test
    void givesChrfByHand() {
        double precision = 1;
        double recall = (2 / 3.0 + 1 / 2.0) / 2;
        assertThat(new Chrf(ChrfSpec.DEFAULT).sentence("a b", List.of("abc")).score())
                .isCloseTo(100 * 5 * precision * recall / (4 * precision + recall), within(1e-9));
    }

    @Test
    void countsAstralCharactersOnce() {
        double[] addends = new Chrf(ChrfSpec.DEFAULT).addends("😀😀", List.of("😀"));
        assertThat(addends).startsWith(2, 1, 1);
    }

    @Test
    void givesRougeByHand() {
        Rouge rouge = new Rouge(Stemming.NONE);
        String reference = "police killed the gunman";
        assertThat(rouge.ofRuns(reference, "police kill the gunman", 2))
                .isEqualTo(new RougeScore(1 / 3.0, 1 / 3.0, 1 / 3.0));
        assertThat(rouge.ofOrder(reference, "the gunman killed police")).isEqualTo(new RougeScore(.5, .5, .5));
        assertThat(new Rouge(Stemming.NLTK)
                        .ofRuns(reference, "police kill the gunman", 1)
                        .f1())
                .isEqualTo(1);
        assertThat(rouge.ofSummary("a b\nc d", "c d\na b").f1()).isEqualTo(1);
    }

    @Test
    void saysWhereRougeIsBlind() {
        assertThat(Rouge.seesNothingIn("日本語のテスト")).isTrue();
        assertThat(Rouge.seesNothingIn("naïve")).isFalse();
        assertThat(Rouge.seesNothingIn(" ... ")).isFalse();
    }

    @Test
    void matchesAnswersWithoutCaseMarksAndArticles() {
        assertThat(AnswerMatch.exact("The Cat.", List.of("dog", "cat"))).isEqualTo(1);
        assertThat(AnswerMatch.f1("the big cat sat", List.of("a cat sat down"))).isCloseTo(2 * 2 / 6.0, EXACT);
        assertThat(AnswerMatch.f1("The", List.of("an"))).isEqualTo(1);
        assertThat(AnswerMatch.f1("cat", List.of("an"))).isZero();
    }

    @Test
    void statesWindowAndStrideOfPerplexity() {
        Perplexity ours = Perplexity.of(3 * Math.log(8), 3, 1024).plus(Math.log(8), 1);
        assertThat(ours.value()).isCloseTo(8, EXACT);
        assertThat(ours.bitsPerByte(6)).isCloseTo(2, EXACT);
        assertThat(ours.text()).isEqualTo("PPL|window:1024|stride:1024|tokens:4 = 8.00");
        assertThatThrownBy(() -> new Perplexity(1, 1, 512, 1024))
                .isInstanceOf(UserException.class)
                .hasMessage("stride (1024) must be between 1 and the window (512).\n"
                        + "Maybe stride=256, half of the window.");
    }

    @Test
    void stemsAsPortersPaperDoes() {
        assertThat(List.of("caresses", "hopping", "relational", "hopefulness", "adjustment", "controll"))
                .extracting(word -> PorterStemmer.stem(word, Stemming.NLTK))
                .containsExactly("caress", "hop", "relat", "hope", "adjust", "control");
    }
}
