package dev.tunebook.dsl.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tunebook.engine.evaluate.judge.Judge;
import dev.tunebook.engine.runs.Evaluation;
import dev.tunebook.engine.spec.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code %evaluate} prints begins with scikit-learn's report, byte for byte; intervals stand below it. */
class EvaluationReportGoldenTest {
    @TestFactory
    Stream<DynamicTest> textBeginsWithScikitLearnsReport() throws IOException {
        Path file = Path.of(System.getProperty("tunebook.shared", "../shared"), "fixtures/golden/classification.json");
        assumeTrue(Files.isReadable(file), "skipped: no golden values at " + file + " (set -Dtunebook.shared=DIR)");
        return each(new ObjectMapper().readTree(file.toFile()).get("classification_report"))
                .filter(golden -> canBeAskedFor(golden.get("args")))
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> {
                    String text = new EvaluationView().text(evaluation(golden));
                    String report = golden.get("report").asText().replaceAll("(?m)  (\\s*\\d+)\\.0$", "    $1");
                    assertThat(text).startsWith(report);
                    assertThat(text.substring(report.length())).startsWith("\nOverall\nfigure ");
                }));
    }

    /** A run is judged by all its classes, and what has nothing to divide by counts 0. */
    private static boolean canBeAskedFor(JsonNode args) {
        return !args.has("labels")
                && List.of("", "0", "warn").contains(args.path("zero_division").asText());
    }

    private static Evaluation evaluation(JsonNode golden) {
        List<String> ids = Stream.concat(each(golden.get("y_true")), each(golden.get("y_pred")))
                .sorted(Comparator.comparingInt((JsonNode label) -> label.isNumber() ? label.asInt() : 0)
                        .thenComparing((JsonNode label) -> label.asText()))
                .map(JsonNode::asText)
                .distinct()
                .toList();
        JsonNode names = golden.get("args").path("target_names");
        List<String> labels =
                names.isMissingNode() ? ids : each(names).map(JsonNode::asText).toList();
        return new Evaluation(
                "run1",
                "id",
                Samples.dataset(),
                Part.TEST,
                golden.get("args").path("digits").asInt(2),
                Judge.ofAnswers(labels, ids(golden.get("y_true"), ids), ids(golden.get("y_pred"), ids), 0.95),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }

    private static int[] ids(JsonNode given, List<String> ids) {
        return each(given).mapToInt(label -> ids.indexOf(label.asText())).toArray();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
