package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs that differ in their seed alone: what training would give again.
 *
 * @param figure that decides
 * @param spread of it
 */
public record SeedGroup(List<String> runs, String figure, Spread spread) {
    /** Somebody who was compared, with the figure that decides. */
    record Entry(String name, Optional<Run> run, double value) {}

    private record Recipe(String dataset, TrainSpec spec) {}

    public SeedGroup {
        runs = List.copyOf(runs);
    }

    /** Groups of at least two, in the order of their first run. */
    static List<SeedGroup> of(String figure, List<Entry> entries) {
        Map<Recipe, List<Entry>> byRecipe = new LinkedHashMap<>();
        for (Entry each : entries) {
            if (each.run().isPresent()) {
                Run run = each.run().get();
                Recipe recipe =
                        new Recipe(run.dataset().fingerprint(), run.spec().seed(0));
                byRecipe.computeIfAbsent(recipe, fresh -> new ArrayList<>()).add(each);
            }
        }
        return byRecipe.values().stream()
                .filter(group -> group.size() > 1)
                .map(group -> new SeedGroup(
                        group.stream().map(Entry::name).toList(),
                        figure,
                        Spread.of(group.stream().mapToDouble(Entry::value).toArray())))
                .toList();
    }
}
