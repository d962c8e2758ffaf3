package dev.tunebook.engine.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a dataset came to be: from what it was read, and everything that was done to it since.
 *
 * @param steps in the order in which they were taken
 */
public record Lineage(List<Step> steps) {
    /** Nothing known. */
    public static final Lineage NONE = new Lineage(List.of());

    public Lineage {
        steps = List.copyOf(steps);
    }

    /**
     * One thing done.
     *
     * @param action one word: {@code read}, {@code split}, {@code dedup}
     * @param detail what exactly, such as the file or the options; may be empty
     * @param rowsBefore 0 when it is the first
     * @param rowsAfter rows that there were then
     * @param counts what else was counted, such as {@code left out}, in order
     */
    public record Step(String action, String detail, int rowsBefore, int rowsAfter, Map<String, Long> counts) {
        public Step {
            counts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }

        public Step(String action, String detail, int rowsBefore, int rowsAfter) {
            this(action, detail, rowsBefore, rowsAfter, Map.of());
        }
    }

    /** With one step more. */
    public Lineage then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new Lineage(longer);
    }
}
