package dev.tunebook.engine.evaluate.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.evaluate.ConfusionMatrix;
import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.Golden;
import dev.tunebook.engine.evaluate.Marginals;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class IntervalGoldenTest {
    private interface Method {
        Interval of(long hits, long rows, double confidence);
    }

    private static final Map<String, Method> METHODS = Map.of(
            "normal", Proportion::normal,
            "wilson", Proportion::wilson,
            "beta", Proportion::exact,
            "agresti_coull", Proportion::agrestiCoull,
            "jeffreys", Proportion::jeffreys);

    @TestFactory
    Stream<DynamicTest> proportionsEqualStatsmodels() {
        return Golden.each(Golden.json("stats.json").get("proportion_ci"))
                .flatMap(golden -> METHODS.entrySet().stream()
                        .map(method -> DynamicTest.dynamicTest(
                                method.getKey() + " " + golden.get("k") + " of " + golden.get("n"), () -> {
                                    JsonNode ends = golden.get(method.getKey());
                                    Interval ours = method.getValue()
                                            .of(
                                                    golden.get("k").asLong(),
                                                    golden.get("n").asLong(),
                                                    .95);
                                    assertThat(ours.low()).isCloseTo(ends.get(0).asDouble(), within(1e-9));
                                    assertThat(ours.high())
                                            .isCloseTo(ends.get(1).asDouble(), within(1e-9));
                                })));
    }

    @TestFactory
    Stream<DynamicTest> bootstrapEndsLieWithinTheSpreadOfScipysSeeds() {
        return Golden.each(Golden.json("stats.json").get("bootstrap"))
                .flatMap(golden -> Stream.of("percentile", "basic", "BCa")
                        .map(kind -> DynamicTest.dynamicTest(
                                golden.get("name").asText() + " " + kind, () -> checkBootstrap(golden, kind))));
    }

    private static void checkBootstrap(JsonNode golden, String kind) {
        List<double[]> columns =
                Golden.each(golden.get("data")).map(Golden::doubles).toList();
        int rows = columns.get(0).length;
        RowBootstrap.Figure figure = figure(columns, golden.get("point").asDouble());
        RowBootstrap bootstrap = new RowBootstrap(
                rows,
                figure,
                new Resampling(
                        golden.get("n_resamples").asInt(),
                        golden.get("confidence").asDouble(),
                        3));
        Interval ours = switch (kind) {
            case "percentile" -> bootstrap.percentile();
            case "basic" -> bootstrap.basic();
            default -> bootstrap.bca();
        };
        JsonNode theirs = golden.get(kind);
        assertThat(ours.estimate()).isCloseTo(golden.get("point").asDouble(), within(1e-9));
        assertThat(ours.low()).isCloseTo(theirs.get("low").asDouble(), within(spread(theirs, "low_sd", rows)));
        assertThat(ours.high()).isCloseTo(theirs.get("high").asDouble(), within(spread(theirs, "high_sd", rows)));
    }

    /** The note in the file: four deviations of a new seed around the mean of a few, and one row. */
    private static double spread(JsonNode theirs, String key, int rows) {
        return 4 * theirs.get(key).asDouble() * Math.sqrt(1.25) + 1.0 / rows;
    }

    /** The file names no formula: the one that gives its point is meant. */
    private static RowBootstrap.Figure figure(List<double[]> columns, double point) {
        int[] once = IntStream.generate(() -> 1).limit(columns.get(0).length).toArray();
        Stream<RowBootstrap.Figure> candidates = columns.size() == 1
                ? Stream.of(
                        times -> mean(columns.get(0), times),
                        times -> deviation(columns.get(0), times, 0),
                        times -> deviation(columns.get(0), times, 1))
                : Stream.of(CountFigure.values()).map(count -> times -> count.of(counts(columns, times)));
        return candidates
                .filter(candidate -> Math.abs(candidate.of(once) - point) < 1e-9)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no known figure gives " + point));
    }

    private static double mean(double[] values, int[] times) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            sum += times[row] * values[row];
            count += times[row];
        }
        return sum / count;
    }

    private static double deviation(double[] values, int[] times, int lost) {
        double mean = mean(values, times);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            sum += times[row] * (values[row] - mean) * (values[row] - mean);
            count += times[row];
        }
        return Math.sqrt(sum / (count - lost));
    }

    private static Marginals counts(List<double[]> columns, int[] times) {
        int classes =
                1 + (int) columns.stream().flatMapToDouble(Arrays::stream).max().orElseThrow();
        Marginals counts = new Marginals(classes);
        for (int row = 0; row < times.length; row++) {
            counts.add((int) columns.get(0)[row], (int) columns.get(1)[row], times[row]);
        }
        return counts;
    }

    @TestFactory
    Stream<DynamicTest> drawingCellsGivesTheSameEndsAsDrawingRows() {
        return Golden.each(Golden.json("stats.json").get("bootstrap"))
                .filter(golden -> golden.get("data").size() == 2)
                .map(golden -> DynamicTest.dynamicTest(golden.get("name").asText(), () -> checkCells(golden)));
    }

    private static void checkCells(JsonNode golden) {
        List<double[]> columns =
                Golden.each(golden.get("data")).map(Golden::doubles).toList();
        int rows = columns.get(0).length;
        int[] once = IntStream.generate(() -> 1).limit(rows).toArray();
        int classes = counts(columns, once).classes();
        long[][] cells = new long[classes][classes];
        for (int row = 0; row < rows; row++) {
            cells[(int) columns.get(0)[row]][(int) columns.get(1)[row]]++;
        }
        List<String> labels =
                IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        CountBootstrap bootstrap = new CountBootstrap(new ConfusionMatrix(labels, cells), Resampling.OF_COUNTS);
        double point = golden.get("point").asDouble();
        for (Map.Entry<CountFigure, Interval> entry : bootstrap.bca().entrySet()) {
            if (Math.abs(entry.getValue().estimate() - point) < 1e-9) {
                JsonNode theirs = golden.get("BCa");
                assertThat(entry.getValue().low())
                        .isCloseTo(theirs.get("low").asDouble(), within(spread(theirs, "low_sd", rows)));
                assertThat(entry.getValue().high())
                        .isCloseTo(theirs.get("high").asDouble(), within(spread(theirs, "high_sd", rows)));
                return;
            }
        }
        throw new AssertionError("no figure gives " + point);
    }
}
