package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.Balance;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes the classes' training rows equally many; validation and test rows stay as they come in practice. */
final class BalanceClasses implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.balance() != Balance.NONE;
    }

    @Override
    public String option() {
        return "balance";
    }

    @Override
    public Set<Kind> kinds() {
        return ONE_CLASS;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Map<String, List<Integer>> classes = new TreeMap<>();
        for (int row : draft.rows()) {
            if (draft.part(row) == Part.TRAIN) {
                classes.computeIfAbsent(draft.label(row), label -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Integer> sizes = classes.values().stream().map(List::size).toList();
        if (!sizes.isEmpty()) {
            Random random = new Random(spec.seed());
            int target = spec.balance() == Balance.DOWN ? Collections.min(sizes) : Collections.max(sizes);
            classes.values().forEach(rows -> balance(rows, target, random, draft, spec.balance()));
        }
    }

    private static void balance(List<Integer> rows, int target, Random random, Draft draft, Balance balance) {
        String step = "balance " + (balance == Balance.DOWN ? "down" : "up");
        int size = rows.size();
        String reason = "%s has %,d training rows, %,d wanted".formatted(draft.label(rows.get(0)), size, target);
        Collections.shuffle(rows, random);
        for (int surplus = target; surplus < size; surplus++) {
            draft.drop(rows.get(surplus), step, reason, -1);
        }
        for (int more = 0; more < target - size; more++) {
            int row = rows.get(more % size);
            draft.add(row, draft.text(row), step, reason);
        }
    }
}
