package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives near-duplicates with different labels, or sets of them, those that more than half of them have; where none is in
 * the majority, all of them are dropped, since nothing tells which is right.
 */
final class SettleConflicts implements Fix {
    private static final String STEP = "conflicts";

    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.conflicts();
    }

    @Override
    public String option() {
        return "conflicts";
    }

    @Override
    public Set<Kind> kinds() {
        return CLASSES;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (List<Integer> group : Groups.near(draft, spec.threshold())) {
            if (group.stream().map(draft::label).distinct().count() < 2) {
                continue;
            }
            Optional<Majority> majority = Majority.of(group, draft).filter(most -> 2 * most.rows() > group.size());
            Optional<Target> agreed = majority.flatMap(most -> group.stream()
                    .filter(row -> draft.label(row).equals(most.label()))
                    .findFirst()
                    .map(draft::target));
            for (int row : group) {
                int other = group.stream()
                        .filter(each -> !draft.before().row(each).label().equals(draft.label(row)))
                        .findFirst()
                        .orElse(-1);
                if (agreed.isEmpty()) {
                    draft.drop(row, STEP, "near-duplicates with other labels, none in the majority", other);
                } else {
                    draft.target(row, agreed.get(), STEP, majority.get().toString());
                }
            }
        }
    }
}
