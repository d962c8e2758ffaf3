package dev.tunebook.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ClassificationReportGoldenTest {
    private static final Offset<Double> EXACT = within(1e-9);

    @TestFactory
    Stream<DynamicTest> equalsScikitLearn() {
        return Golden.each(Golden.json("classification.json").get("classification_report"))
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> check(golden)));
    }

    private static void check(JsonNode golden) {
        List<String> chosen = chosen(golden);
        ConfusionMatrix confusion = confusion(golden);
        Metrics metrics = Metrics.of(confusion, chosen, zeroDivision(golden.get("args")));
        assertThat(ClassificationReport.text(
                        metrics, golden.get("args").path("digits").asInt(2)))
                .isEqualTo(withoutFloatSupports(golden.get("report").asText()));
        checkNumbers(metrics, golden.get("dict"));
        checkMatrix(confusion.select(chosen), golden.get("confusion_matrix"));
    }

    private static void checkNumbers(Metrics metrics, JsonNode dict) {
        for (ClassMetrics each : metrics.classes()) {
            checkRow(dict.get(each.label()), each.precision(), each.recall(), each.f1(), each.support());
        }
        for (Average each : List.of(metrics.macro(), metrics.weighted())) {
            checkRow(dict.get(each.name()), each.precision(), each.recall(), each.f1(), each.support());
        }
        if (dict.has("accuracy")) {
            assertThat(metrics.micro().precision())
                    .isCloseTo(dict.get("accuracy").asDouble(), EXACT);
        } else {
            Average micro = metrics.micro();
            checkRow(dict.get("micro avg"), micro.precision(), micro.recall(), micro.f1(), micro.support());
        }
    }

    private static void checkRow(JsonNode row, double precision, double recall, double f1, long support) {
        assertThat(precision).isCloseTo(row.get("precision").asDouble(), EXACT);
        assertThat(recall).isCloseTo(row.get("recall").asDouble(), EXACT);
        assertThat(f1).isCloseTo(row.get("f1-score").asDouble(), EXACT);
        assertThat(support).isEqualTo(row.get("support").asLong());
    }

    private static void checkMatrix(ConfusionMatrix confusion, JsonNode matrix) {
        for (int truth = 0; truth < matrix.size(); truth++) {
            assertThat(confusion.counts()[truth])
                    .containsExactly(Golden.each(matrix.get(truth))
                            .mapToLong(JsonNode::asLong)
                            .toArray());
        }
    }

    /** Every label that is named anywhere, in scikit-learn's order: numbers by value, texts by code point. */
    private static List<String> present(JsonNode golden) {
        TreeSet<String> texts = new TreeSet<>();
        TreeSet<Integer> numbers = new TreeSet<>();
        Stream.of("y_true", "y_pred")
                .flatMap(key -> Golden.each(golden.get(key)))
                .forEach(label -> {
                    if (label.isNumber()) {
                        numbers.add(label.asInt());
                    } else {
                        texts.add(label.asText());
                    }
                });
        return numbers.isEmpty()
                ? List.copyOf(texts)
                : numbers.stream().map(String::valueOf).toList();
    }

    private static List<String> chosen(JsonNode golden) {
        JsonNode args = golden.get("args");
        if (args.has("target_names")) {
            return Golden.texts(args.get("target_names"));
        }
        return args.has("labels") ? Golden.texts(args.get("labels")) : present(golden);
    }

    private static ConfusionMatrix confusion(JsonNode golden) {
        JsonNode args = golden.get("args");
        List<String> ids = new ArrayList<>(args.has("labels") ? Golden.texts(args.get("labels")) : present(golden));
        List<String> names = new ArrayList<>(chosen(golden));
        present(golden).stream().filter(label -> !ids.contains(label)).forEach(label -> {
            ids.add(label);
            names.add("other " + label);
        });
        int[] truth = ids(golden.get("y_true"), ids);
        int[] predicted = ids(golden.get("y_pred"), ids);
        return ConfusionMatrix.of(Predictions.of(names, truth, predicted));
    }

    private static int[] ids(JsonNode labels, List<String> order) {
        return Golden.each(labels)
                .mapToInt(label -> order.indexOf(label.asText()))
                .toArray();
    }

    private static ZeroDivision zeroDivision(JsonNode args) {
        JsonNode given = args.path("zero_division");
        if (given.isMissingNode() || given.asText().equals("warn")) {
            return ZeroDivision.ZERO;
        }
        if (given.isNull() || given.asText().equalsIgnoreCase("nan")) {
            return ZeroDivision.UNDEFINED;
        }
        return given.asInt() == 1 ? ZeroDivision.ONE : ZeroDivision.ZERO;
    }

    /** Where nothing is right scikit-learn 1.2 prints supports as "3.0": a quirk that we do not follow. */
    private static String withoutFloatSupports(String report) {
        return report.replaceAll("(?m)  (\\s*\\d+)\\.0$", "    $1");
    }
}
