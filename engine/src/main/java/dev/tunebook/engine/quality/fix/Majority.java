package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The label that most of some rows have; of labels with equally many rows, that of the first row.
 *
 * @param label its name
 * @param rows rows that have it
 * @param of all rows
 */
record Majority(String label, int rows, int of) {
    static Optional<Majority> of(List<Integer> group, Draft draft) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        group.forEach(row -> counts.merge(draft.label(row), 1, Integer::sum));
        return counts.entrySet().stream()
                .reduce((most, each) -> each.getValue() > most.getValue() ? each : most)
                .map(most -> new Majority(most.getKey(), most.getValue(), group.size()));
    }

    @Override
    public String toString() {
        return "%s has %d of %d".formatted(label, rows, of);
    }
}
