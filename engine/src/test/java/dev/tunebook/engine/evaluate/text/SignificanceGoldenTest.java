package dev.tunebook.engine.evaluate.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tunebook.engine.evaluate.Addends;
import dev.tunebook.engine.evaluate.Golden;
import dev.tunebook.engine.evaluate.compare.PairedBootstrap;
import dev.tunebook.engine.evaluate.compare.Randomization;
import dev.tunebook.engine.evaluate.compare.SumDraws;
import dev.tunebook.engine.evaluate.interval.Resampling;
import dev.tunebook.engine.evaluate.interval.RowBootstrap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class SignificanceGoldenTest {
    private static final List<String> SYSTEMS = List.of("base", "sysB", "sysC");
    private static final Bleu BLEU = new Bleu(BleuSpec.DEFAULT);

    @TestFactory
    Stream<DynamicTest> pValuesLieNearSacreBleusSeeds() {
        JsonNode golden = Golden.json("bleu_chrf.json").get("significance");
        return Stream.of("bs", "ar")
                .flatMap(kind -> Stream.of(1, 2)
                        .map(system -> DynamicTest.dynamicTest(
                                kind + " " + SYSTEMS.get(system), () -> check(golden, kind, system))));
    }

    private static void check(JsonNode golden, String kind, int system) {
        double[][] base = addends(golden, "base");
        double[][] other = addends(golden, SYSTEMS.get(system));
        SumDraws draws = new SumDraws(Addends.of(other), Addends.of(base), SignificanceGoldenTest::score);
        JsonNode theirs = golden.get(kind);
        assertThat(draws.first()).isCloseTo(theirs.at("/scores/" + system).asDouble(), within(1e-6));
        double p = kind.equals("ar")
                ? Randomization.p(draws, 10_000, 3)
                : new PairedBootstrap(draws, Resampling.OF_ROWS).sacreBleuP();
        double lowest = theirs.at("/p_min/" + (system - 1)).asDouble();
        double highest = theirs.at("/p_max/" + (system - 1)).asDouble();
        double spread = 4 * Math.sqrt(highest * (1 - highest) / (kind.equals("ar") ? 10_000 : 1_000));
        assertThat(p).isBetween(lowest - spread, highest + spread);
    }

    @TestFactory
    Stream<DynamicTest> intervalsLieNearSacreBleus() {
        JsonNode golden = Golden.json("bleu_chrf.json");
        JsonNode ofEach = golden.at("/significance/bs");
        return Stream.concat(
                        Stream.of(golden.get("bootstrap_ci")),
                        IntStream.range(0, SYSTEMS.size()).mapToObj(system -> {
                            ObjectNode theirs = ofEach.deepCopy();
                            theirs.removeAll();
                            theirs.put("system", SYSTEMS.get(system));
                            theirs.set("score", ofEach.at("/scores/" + system));
                            theirs.set("ci", ofEach.at("/ci/" + system));
                            return theirs;
                        }))
                .map(theirs -> interval(golden.get("significance"), theirs));
    }

    private static DynamicTest interval(JsonNode significance, JsonNode theirs) {
        double[][] addends = addends(significance, theirs.get("system").asText());
        return DynamicTest.dynamicTest(theirs.get("system").asText(), () -> {
            RowBootstrap bootstrap =
                    new RowBootstrap(addends.length, times -> score(sum(addends, times)), Resampling.OF_ROWS);
            assertThat(bootstrap.percentile().estimate())
                    .isCloseTo(theirs.get("score").asDouble(), within(1e-6));
            assertThat(bootstrap.percentile().margin())
                    .isCloseTo(
                            theirs.get("ci").asDouble(),
                            within(.1 * theirs.get("ci").asDouble()));
        });
    }

    private static double score(double[] sums) {
        return BLEU.score(sums, "1").score();
    }

    private static double[] sum(double[][] addends, int[] times) {
        double[] sums = new double[addends[0].length];
        for (int row = 0; row < addends.length; row++) {
            for (int index = 0; index < sums.length; index++) {
                sums[index] += times[row] * addends[row][index];
            }
        }
        return sums;
    }

    private static double[][] addends(JsonNode golden, String system) {
        List<String> texts = Golden.texts(golden.get(system));
        List<String> references = Golden.texts(golden.get("refs"));
        double[][] addends = new double[texts.size()][];
        for (int row = 0; row < addends.length; row++) {
            addends[row] = BLEU.addends(texts.get(row), List.of(references.get(row)));
        }
        return addends;
    }
}
