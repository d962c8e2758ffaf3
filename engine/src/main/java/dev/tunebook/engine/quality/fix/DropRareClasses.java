package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Drops the classes with fewer rows than asked for; of several labels a row keeps those that stay, if any does. */
final class DropRareClasses implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.minRows() > 0;
    }

    @Override
    public String option() {
        return "min-rows";
    }

    @Override
    public Set<Kind> kinds() {
        return CLASSES;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : draft.rows()) {
            draft.target(row).classes().forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        String step = "min-rows " + spec.minRows();
        for (int row : draft.rows()) {
            List<String> all = draft.target(row).classes();
            List<String> rare = all.stream()
                    .filter(name -> counts.get(name) < spec.minRows())
                    .toList();
            if (!rare.isEmpty() && rare.size() == all.size()) {
                draft.drop(row, step, "the class has %d".formatted(counts.get(rare.get(0))), -1);
            } else if (!rare.isEmpty()) {
                List<String> left =
                        all.stream().filter(name -> !rare.contains(name)).toList();
                String reason = "%s has %d".formatted(rare.get(0), counts.get(rare.get(0)));
                draft.target(row, new Target.Labels(left), step, reason);
            }
        }
    }
}
