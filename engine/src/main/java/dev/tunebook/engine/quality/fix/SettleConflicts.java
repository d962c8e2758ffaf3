package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;
import java.util.List;
import java.util.Optional;

/**
 * Gives near-duplicates with different labels the label that more than half of them have; where none is in the
 * majority, all of them are dropped, since nothing tells which is right.
 */
final class SettleConflicts implements Fix {
    private static final String STEP = "conflicts";

    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.conflicts();
    }

    @Override
    public String ofClasses() {
        return "conflicts";
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (List<Integer> group : Groups.near(draft, spec.threshold())) {
            if (group.stream().map(draft::label).distinct().count() < 2) {
                continue;
            }
            Optional<Majority> majority = Majority.of(group, draft).filter(most -> 2 * most.rows() > group.size());
            for (int row : group) {
                int other = group.stream()
                        .filter(each -> !draft.before().row(each).label().equals(draft.label(row)))
                        .findFirst()
                        .orElse(-1);
                if (majority.isEmpty()) {
                    draft.drop(row, STEP, "near-duplicates with other labels, none in the majority", other);
                } else {
                    draft.label(
                            row, majority.get().label(), STEP, majority.get().toString());
                }
            }
        }
    }
}
