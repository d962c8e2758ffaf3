package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.Target;
import dev.tunebook.engine.quality.LabelVariants;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives labels that are variants of a more frequent one that one's name. */
final class MergeVariants implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.variants();
    }

    @Override
    public String option() {
        return "variants";
    }

    @Override
    public Set<Kind> kinds() {
        return CLASSES;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Dataset present = draft.now().dataset();
        Map<String, String> merged = LabelVariants.merged(present);
        for (int row : draft.rows()) {
            List<String> names = draft.target(row).classes().stream()
                    .map(name -> merged.getOrDefault(name, name))
                    .distinct()
                    .sorted()
                    .toList();
            Target target =
                    present.kind() == Kind.MULTI_LABEL ? new Target.Labels(names) : new Target.Label(names.get(0));
            draft.target(row, target, "variants", "written otherwise than most");
        }
    }
}
