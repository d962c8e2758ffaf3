package dev.tunebook.engine.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tunebook.engine.spec.Option;
import dev.tunebook.engine.spec.SpecJson;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.TrainSpec;
import dev.tunebook.engine.spec.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs side by side: in what they differ, and what came of it.
 *
 * @param runs at least two, in the order given
 * @param differences options, data and environment that are not the same in all of them
 */
public record RunComparison(List<RunRecord> runs, List<Difference> differences) {
    /** Facts of an environment that say nothing of how numbers come about. */
    private static final List<String> INCIDENTAL = List.of("started");

    /**
     * Something in which runs differ.
     *
     * @param kind {@code option}, {@code data} or {@code environment}
     * @param name of the option or fact
     * @param values one per run
     */
    public record Difference(String kind, String name, List<String> values) {}

    public RunComparison {
        runs = List.copyOf(runs);
        differences = List.copyOf(differences);
    }

    /**
     * Compares runs.
     *
     * @throws UserException for fewer than two
     */
    public static RunComparison of(List<RunRecord> runs) {
        if (runs.size() < 2) {
            throw new UserException(
                    "runs (" + runs.size() + ") must be at least two to be compared.", "the name of another run.");
        }
        List<Difference> differences = new ArrayList<>();
        for (Option option : Specs.options(TrainSpec.class)) {
            add(
                    differences,
                    "option",
                    option.name(),
                    runs,
                    run -> SpecJson.tree(run.spec()).path(option.component()).asText());
        }
        for (String fact : List.of("name", "fingerprint", "rows")) {
            add(differences, "data", fact, runs, run -> run.dataset().path(fact).asText());
        }
        runs.stream()
                .flatMap(run -> names(run.environment()))
                .distinct()
                .filter(fact -> !INCIDENTAL.contains(fact))
                .forEach(fact -> add(
                        differences,
                        "environment",
                        fact,
                        runs,
                        run -> run.environment().path(fact).asText()));
        return new RunComparison(runs, differences);
    }

    private static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(entry -> entry.getKey());
    }

    private static void add(
            List<Difference> differences,
            String kind,
            String name,
            List<RunRecord> runs,
            Function<RunRecord, String> value) {
        List<String> values = runs.stream().map(value).toList();
        if (values.stream().distinct().count() > 1) {
            differences.add(new Difference(kind, name, values));
        }
    }
}
