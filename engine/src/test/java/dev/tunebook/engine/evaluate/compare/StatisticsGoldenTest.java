package dev.tunebook.engine.evaluate.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.Golden;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class StatisticsGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static final Map<String, UnaryOperator<double[]>> ADJUSTMENTS = Map.of(
            "bonferroni", MultipleTests::bonferroni,
            "holm", MultipleTests::holm,
            "fdr_bh", MultipleTests::benjaminiHochberg,
            "fdr_by", MultipleTests::benjaminiYekutieli,
            "sidak", MultipleTests::sidak,
            "holm-sidak", MultipleTests::holmSidak);

    @TestFactory
    Stream<DynamicTest> mcNemarEqualsStatsmodels() {
        return each("mcnemar")
                .map(golden -> DynamicTest.dynamicTest(golden.get("table").toString(), () -> {
                    McNemar ours = new McNemar(
                            golden.at("/table/0/1").asLong(),
                            golden.at("/table/1/0").asLong());
                    check(ours.exactP(), golden.get("exact_p"));
                    check(ours.midP(), golden.get("mid_p"));
                    check(ours.chiSquare(), golden.get("chi2_stat"));
                    check(McNemar.chiSquareP(ours.chiSquare()), golden.get("chi2_p"));
                    check(ours.correctedChiSquare(), golden.get("chi2_cc_stat"));
                    check(McNemar.chiSquareP(ours.correctedChiSquare()), golden.get("chi2_cc_p"));
                    assertThat((double) Math.min(ours.onlyFirst(), ours.onlySecond()))
                            .isEqualTo(golden.get("exact_stat").asDouble());
                }));
    }

    @TestFactory
    Stream<DynamicTest> adjustmentsEqualStatsmodels() {
        JsonNode golden = Golden.json("stats.json").get("multipletests");
        return ADJUSTMENTS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    double[] ours = entry.getValue().apply(Golden.doubles(golden.get("p")));
                    double[] theirs = Golden.doubles(golden.get(entry.getKey()));
                    assertThat(ours).containsExactly(theirs, EXACT);
                }));
    }

    @Test
    void rejectionsEqualStatsmodels() {
        JsonNode golden = Golden.json("stats.json").get("multipletests");
        double[] p = Golden.doubles(golden.get("p"));
        checkRejections(MultipleTests.holm(p), golden.get("reject_holm"));
        checkRejections(MultipleTests.benjaminiHochberg(p), golden.get("reject_bh"));
    }

    private static void checkRejections(double[] adjusted, JsonNode rejected) {
        for (int index = 0; index < adjusted.length; index++) {
            assertThat(adjusted[index] <= .05).isEqualTo(rejected.get(index).asBoolean());
        }
    }

    @TestFactory
    Stream<DynamicTest> cochranQEqualsStatsmodels() {
        return each("cochran_q")
                .map(golden -> DynamicTest.dynamicTest("q", () -> {
                    boolean[][] right =
                            Golden.each(golden.get("x")).map(Golden::booleans).toArray(boolean[][]::new);
                    CochranQ ours = CochranQ.of(right);
                    check(ours.statistic(), golden.get("stat"));
                    check(ours.p(), golden.get("p"));
                    assertThat(ours.degrees()).isEqualTo(golden.get("df").asInt());
                }));
    }

    @TestFactory
    Stream<DynamicTest> pairedDifferencesEqualScipy() {
        return Stream.of(
                        differences(
                                "signflip_exact", (d, golden) -> check(SignFlips.p(1, d), golden.get("two_sided_p"))),
                        differences("wilcoxon", (d, golden) -> {
                            check(SignedRanks.of(d).statistic(), golden.get("stat"));
                            check(SignedRanks.of(d).tabulatedP(), golden.get("p"));
                        }),
                        differences("paired_t", (d, golden) -> {
                            check(MeanDifference.independent(d).t(), golden.get("t"));
                            check(MeanDifference.independent(d).p(), golden.get("p"));
                        }),
                        differences("corrected_resampled_t", (d, golden) -> {
                            MeanDifference ours = MeanDifference.ofFolds(
                                    golden.get("n_train").asLong(),
                                    golden.get("n_test").asLong(),
                                    d);
                            check(ours.t(), golden.get("t"));
                            check(ours.p(), golden.get("p"));
                        }))
                .flatMap(tests -> tests);
    }

    private interface Check {
        void of(double[] differences, JsonNode golden);
    }

    private static Stream<DynamicTest> differences(String key, Check check) {
        return each(key)
                .map(golden -> DynamicTest.dynamicTest(key, () -> check.of(Golden.doubles(golden.get("d")), golden)));
    }

    @TestFactory
    Stream<DynamicTest> sampleSizesEqualStatsmodels() {
        return Stream.concat(
                each("sample_size_unpaired")
                        .map(golden -> DynamicTest.dynamicTest("unpaired " + golden, () -> {
                            double first = golden.get("p1").asDouble();
                            double second = golden.get("p2").asDouble();
                            double rows = SampleSize.unpaired(
                                    first,
                                    second,
                                    golden.get("alpha").asDouble(),
                                    golden.get("power").asDouble());
                            check(SampleSize.effect(first, second), golden.get("cohen_h"));
                            assertThat(rows)
                                    .isCloseTo(golden.get("n_per_arm_unpaired").asDouble(), within(1e-6));
                        })),
                each("sample_size_mcnemar_connor")
                        .map(golden -> DynamicTest.dynamicTest("paired " + golden, () -> {
                            double rows = SampleSize.paired(
                                    golden.get("diff").asDouble(),
                                    golden.get("discordant").asDouble(),
                                    golden.path("alpha").asDouble(.05),
                                    golden.path("power").asDouble(.8));
                            check(rows, golden.get("n"));
                        })));
    }

    /** One case or a list of cases. */
    private static Stream<JsonNode> each(String key) {
        JsonNode golden = Golden.json("stats.json").get(key);
        return golden.isArray() ? Golden.each(golden) : Stream.of(golden);
    }

    private static void check(double ours, JsonNode theirs) {
        assertThat(ours).isCloseTo(theirs.asDouble(), EXACT);
    }
}
