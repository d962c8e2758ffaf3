package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.LabelVariants;
import dev.tunebook.engine.spec.FixSpec;
import java.util.Map;

/** Gives labels that are variants of a more frequent one that one's name. */
final class MergeVariants implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.variants();
    }

    @Override
    public String ofClasses() {
        return "variants";
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Dataset present = draft.now().dataset();
        Map<String, String> merged = LabelVariants.merged(present);
        for (int row : draft.rows()) {
            String label = draft.label(row);
            if (merged.containsKey(label)) {
                draft.label(row, merged.get(label), "variants", "written otherwise than most");
            }
        }
    }
}
