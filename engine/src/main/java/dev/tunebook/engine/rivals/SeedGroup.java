package dev.tunebook.engine.rivals;

import dev.tunebook.engine.evaluate.CountFigure;
import dev.tunebook.engine.evaluate.compare.Spread;
import dev.tunebook.engine.runs.Run;
import dev.tunebook.engine.spec.TrainSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs that differ in their seed alone: what training would give again.
 *
 * @param spread of the figure that decides
 */
public record SeedGroup(List<String> runs, Spread spread) {
    private record Recipe(String dataset, TrainSpec spec) {}

    public SeedGroup {
        runs = List.copyOf(runs);
    }

    /** Groups of at least two, in the order of their first run. */
    static List<SeedGroup> of(List<Contender> contenders, CountFigure figure) {
        Map<Recipe, List<Contender>> byRecipe = new LinkedHashMap<>();
        for (Contender each : contenders) {
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
                        group.stream().map(Contender::name).toList(),
                        Spread.of(group.stream()
                                .mapToDouble(each -> each.figure(figure))
                                .toArray())))
                .toList();
    }
}
