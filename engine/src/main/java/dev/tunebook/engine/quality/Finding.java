package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Row;
import java.util.BitSet;
import java.util.List;

/**
 * What a check found.
 *
 * @param check its name, such as {@code leaked-texts}
 * @param severity how much it matters
 * @param count rows that are concerned; 0 when nothing was found
 * @param of rows that were looked at
 * @param rows the concerned rows of the dataset, ascending; fewer than the count when some are not in it
 * @param summary one sentence with the figures
 * @param why one sentence on why it matters
 * @param fix the line of a cell that mends or avoids it; empty where it would change nothing
 * @param examples some of what was found, at most {@link #EXAMPLES}
 */
public record Finding(
        String check,
        Severity severity,
        int count,
        int of,
        List<Integer> rows,
        String summary,
        String why,
        String fix,
        List<Example> examples) {
    /** How many examples a finding shows. */
    public static final int EXAMPLES = 10;

    /** How much a finding matters. */
    public enum Severity {
        /** Nothing was found. */
        CLEAN,
        /** Worth a look. */
        NOTE,
        /** Figures are likely to suffer. */
        WARNING,
        /** Figures cannot be believed. */
        SERIOUS
    }

    /**
     * Rows that belong together.
     *
     * @param rows one or more, the differences between whose texts are to be seen
     * @param note what is the matter, such as {@code similarity 0.91}
     */
    public record Example(List<Row> rows, String note) {}

    /**
     * What a check found among all rows of a dataset; {@link Severity#CLEAN} when there are no such rows.
     *
     * @param severity when there are any
     * @param examples of which the first few are kept
     */
    static Finding of(
            Check check, Severity severity, BitSet rows, Dataset dataset, String summary, List<Example> examples) {
        return of(check, severity, rows, dataset, summary, examples, rows.isEmpty() ? "" : check.fix(dataset));
    }

    /** The same with a line of its own that mends it, or none. */
    static Finding of(
            Check check,
            Severity severity,
            BitSet rows,
            Dataset dataset,
            String summary,
            List<Example> examples,
            String fix) {
        return new Finding(
                check.name(),
                rows.isEmpty() ? Severity.CLEAN : severity,
                rows.cardinality(),
                dataset.size(),
                rows.stream().boxed().toList(),
                summary,
                check.why(),
                fix,
                examples.subList(0, Math.min(EXAMPLES, examples.size())));
    }

    /** Rows that are concerned, of those that were looked at: 0 to 1. */
    public double share() {
        return of == 0 ? 0 : count / (double) of;
    }

    /** {@link Severity#WARNING} from a share on, a {@link Severity#NOTE} below it. */
    static Severity warningFrom(double share, int count, int of) {
        return count < share * of ? Severity.NOTE : Severity.WARNING;
    }
}
