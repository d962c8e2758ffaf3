package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.Golden;
import dev.tunebook.engine.evaluate.SumFigure;
import dev.tunebook.engine.evaluate.compare.Randomization;
import dev.tunebook.engine.evaluate.compare.SacreBleuDraws;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.evaluate.interval.Interval;
import dev.tunebook.engine.evaluate.interval.SumIntervals;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SignificanceGoldenTest {
    private static final List<String> SYSTEMS = List.of("base", "sysB", "sysC");
    private static final Bleu BLEU = new Bleu(BleuSpec.DEFAULT);
    private static final Offset<Double> EXACT = within(1e-6);

    /** Draw by draw, with the seed that the signatures name. */
    @TestFactory
    Stream<DynamicTest> pValuesEqualSacreBleus() {
        JsonNode golden = Golden.json("bleu_chrf.json").get("significance");
        SumFigure base = figure(golden, "base");
        return Stream.of(1, 2)
                .map(system -> DynamicTest.dynamicTest(SYSTEMS.get(system), () -> {
                    SumFigure other = figure(golden, SYSTEMS.get(system));
                    assertThat(other.value())
                            .isCloseTo(golden.at("/bs/scores/" + system).asDouble(), EXACT);
                    assertThat(SacreBleuDraws.bootstrapP(other, base))
                            .isCloseTo(
                                    golden.at("/bs/p_seed12345/" + (system - 1)).asDouble(), EXACT);
                    assertThat(SacreBleuDraws.randomizationP(other, base))
                            .isCloseTo(
                                    golden.at("/ar/p_seed12345/" + (system - 1)).asDouble(), EXACT);
                }));
    }

    @TestFactory
    Stream<DynamicTest> spreadsEqualSacreBleus() {
        JsonNode golden = Golden.json("bleu_chrf.json").get("significance");
        return IntStream.range(0, SYSTEMS.size())
                .mapToObj(system -> DynamicTest.dynamicTest(SYSTEMS.get(system), () -> {
                    SacreBleuDraws.Spread ours = SacreBleuDraws.spread(figure(golden, SYSTEMS.get(system)));
                    assertThat(ours.mean())
                            .isCloseTo(golden.at("/bs/mean/" + system).asDouble(), EXACT);
                    assertThat(ours.margin())
                            .isCloseTo(golden.at("/bs/ci/" + system).asDouble(), EXACT);
                }));
    }

    @Test
    void theLineWithASpreadEqualsSacreBleus() {
        JsonNode golden = Golden.json("bleu_chrf.json");
        JsonNode theirs = golden.get("bootstrap_ci");
        String system = theirs.get("system").asText();
        SacreBleuDraws.Spread spread = SacreBleuDraws.spread(figure(golden.get("significance"), system));
        assertThat(spread.mean()).isCloseTo(theirs.get("mean").asDouble(), EXACT);
        assertThat(spread.margin()).isCloseTo(theirs.get("ci").asDouble(), EXACT);
        List<String> texts = Golden.texts(golden.at("/significance/" + system));
        List<List<String>> references = Golden.texts(golden.at("/significance/refs")).stream()
                .map(List::of)
                .toList();
        TextAnswers answers = new TextAnswers(texts, references);
        assertThat(answers.bleu().score()).isCloseTo(theirs.get("score").asDouble(), EXACT);
        assertThat(answers.bleuLine()).isEqualTo(theirs.get("format").asText());
        assertThat(answers.bleuLine()).contains(theirs.get("signature").asText());
    }

    @TestFactory
    Stream<DynamicTest> ourOwnTestsLieNearSacreBleusSeeds() {
        JsonNode golden = Golden.json("bleu_chrf.json").get("significance");
        SumFigure base = figure(golden, "base");
        return Stream.of(1, 2)
                .map(system -> DynamicTest.dynamicTest(SYSTEMS.get(system), () -> {
                    SumFigure other = figure(golden, SYSTEMS.get(system));
                    SumDraws draws = new SumDraws(other.addends(), base.addends(), base.figure());
                    double lowest = golden.at("/ar/p_min/" + (system - 1)).asDouble();
                    double highest = golden.at("/ar/p_max/" + (system - 1)).asDouble();
                    double spread = 4 * Math.sqrt(highest * (1 - highest) / SacreBleuDraws.EXCHANGES);
                    assertThat(Randomization.p(draws, SacreBleuDraws.EXCHANGES, 3))
                            .isBetween(lowest - spread, highest + spread);
                }));
    }

    /** Ours are BCa: near theirs, and not equal, as theirs take whole resamples. */
    @TestFactory
    Stream<DynamicTest> ourOwnIntervalsLieNearSacreBleus() {
        JsonNode golden = Golden.json("bleu_chrf.json").get("significance");
        return IntStream.range(0, SYSTEMS.size())
                .mapToObj(system -> DynamicTest.dynamicTest(SYSTEMS.get(system), () -> {
                    double theirs = golden.at("/bs/ci/" + system).asDouble();
                    SumFigure figure = figure(golden, SYSTEMS.get(system));
                    Interval ours = SumIntervals.of(List.of(figure), .95).get("BLEU");
                    assertThat(ours.margin()).isCloseTo(theirs, within(.15 * theirs));
                }));
    }

    private static SumFigure figure(JsonNode golden, String system) {
        List<String> texts = Golden.texts(golden.get(system));
        List<String> references = Golden.texts(golden.get("refs"));
        double[][] addends = new double[texts.size()][];
        for (int row = 0; row < addends.length; row++) {
            addends[row] = BLEU.addends(texts.get(row), List.of(references.get(row)));
        }
        return new SumFigure(
                "BLEU", true, Addends.of(addends), sums -> BLEU.score(sums, "1").score());
    }
}
