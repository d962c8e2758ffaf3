package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScoresGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);
    /** Probabilities are held as floats. */
    private static final Offset<Double> FLOAT = within(1e-6);

    @TestFactory
    Stream<DynamicTest> scoresOfAnswersEqualScikitLearn() {
        return Golden.each(Golden.json("classification.json").get("scores"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> checkAnswers(golden)));
    }

    private static void checkAnswers(JsonNode golden) {
        int[] truth = Golden.ints(golden.get("y_true"));
        int[] predicted = Golden.ints(golden.get("y_pred"));
        int classes = IntStream.concat(Arrays.stream(truth), Arrays.stream(predicted))
                        .max()
                        .orElseThrow()
                + 1;
        List<String> labels =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        Metrics metrics = Metrics.of(Predictions.of(labels, truth, predicted));
        ConfusionMatrix confusion = metrics.confusion();
        checkEach(
                golden,
                Map.of(
                        "accuracy", metrics::accuracy,
                        "balanced_accuracy", metrics::balancedAccuracy,
                        "mcc", metrics::matthews,
                        "kappa", metrics::kappa,
                        "kappa_linear", () -> Agreement.kappa(confusion, Agreement.Weights.LINEAR),
                        "kappa_quadratic", () -> Agreement.kappa(confusion, Agreement.Weights.QUADRATIC),
                        "f1_micro", () -> metrics.micro().f1(),
                        "f1_macro", () -> metrics.macro().f1(),
                        "f1_weighted", () -> metrics.weighted().f1(),
                        "jaccard_macro", () -> Jaccard.macro(confusion)));
    }

    @TestFactory
    Stream<DynamicTest> scoresOfProbabilitiesEqualScikitLearn() {
        return Golden.each(Golden.json("classification.json").get("proba"))
                .map(golden -> DynamicTest.dynamicTest(
                        golden.get("name").asText(),
                        golden.has("score") ? () -> checkYesOrNo(golden) : () -> checkClasses(golden)));
    }

    private static void checkYesOrNo(JsonNode golden) {
        boolean[] truth = Golden.booleans(golden.get("y_true"));
        double[] scores = Golden.doubles(golden.get("score"));
        RankedScores ranked = RankedScores.of(truth, scores);
        checkEach(
                golden,
                Map.of(
                        "roc_auc", ranked::areaUnderRoc,
                        "average_precision", ranked::averagePrecision,
                        "pr_auc_trapezoid",
                                () -> PrecisionRecallCurve.of(truth, scores).areaByTrapezoids(),
                        "log_loss", () -> LogLoss.of(truth, scores),
                        "brier", () -> Brier.of(truth, scores)));
        if (golden.has("roc_curve")) {
            List<RocCurve.Point> points = RocCurve.of(truth, scores).points();
            checkAll(points.stream().map(RocCurve.Point::falsePositiveRate), golden.at("/roc_curve/fpr"));
            checkAll(points.stream().map(RocCurve.Point::truePositiveRate), golden.at("/roc_curve/tpr"));
        }
    }

    /** Keys top1, top2, ... and whatever else is defined for many classes. */
    private static void checkClasses(JsonNode golden) {
        int[] truth = Golden.ints(golden.get("y_true"));
        float[][] probabilities = Golden.floats(golden.get("proba"));
        golden.fieldNames().forEachRemaining(name -> {
            if (name.matches("top\\d+")) {
                int k = Integer.parseInt(name.substring(3));
                assertThat(TopK.accuracy(truth, probabilities, k))
                        .as(name)
                        .isCloseTo(golden.get(name).asDouble(), EXACT);
            }
        });
        checkEach(golden, Map.of("log_loss", () -> LogLoss.of(truth, probabilities)), FLOAT);
    }

    @TestFactory
    Stream<DynamicTest> groupsEqualScikitLearn() {
        return Golden.each(Golden.json("classification.json").get("clustering"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("true") + " and " + golden.get("pred"), () -> {
                    ClusterAgreement ours =
                            ClusterAgreement.of(Golden.ints(golden.get("true")), Golden.ints(golden.get("pred")));
                    checkEach(golden, Map.of("ari", ours::adjustedRand, "v_measure", ours::measureV));
                }));
    }

    private static void checkEach(JsonNode golden, Map<String, Supplier<Double>> ours) {
        checkEach(golden, ours, EXACT);
    }

    private static void checkEach(JsonNode golden, Map<String, Supplier<Double>> ours, Offset<Double> offset) {
        ours.forEach((name, value) -> {
            if (golden.has(name)) {
                assertThat(value.get()).as(name).isCloseTo(number(golden.get(name)), offset);
            }
        });
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.asDouble() : Double.NaN;
    }

    private static void checkAll(Stream<Double> ours, JsonNode golden) {
        double[] values = ours.mapToDouble(Double::doubleValue).toArray();
        assertThat(values).hasSize(golden.size());
        for (int index = 0; index < values.length; index++) {
            assertThat(values[index]).isCloseTo(golden.get(index).asDouble(), EXACT);
        }
    }
}
