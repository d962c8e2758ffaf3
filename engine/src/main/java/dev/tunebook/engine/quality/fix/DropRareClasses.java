package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.FixSpec;
import java.util.HashMap;
import java.util.Map;

/** Drops the classes with fewer rows than asked for. */
final class DropRareClasses implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.minRows() > 0;
    }

    @Override
    public String ofClasses() {
        return "min-rows";
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : draft.rows()) {
            counts.merge(draft.label(row), 1, Integer::sum);
        }
        for (int row : draft.rows()) {
            int count = counts.get(draft.label(row));
            if (count < spec.minRows()) {
                draft.drop(row, "min-rows " + spec.minRows(), "the class has %d".formatted(count), -1);
            }
        }
    }
}
