package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Row;
import java.util.List;

/**
 * What a check found.
 *
 * @param check its name, such as {@code leaked-texts}
 * @param severity how much it matters
 * @param rows rows that are concerned; 0 when nothing was found
 * @param of rows that were looked at
 * @param summary one sentence with the figures
 * @param why one sentence on why it matters
 * @param fix options of the fix that would mend it
 * @param examples some of what was found, at most {@link #EXAMPLES}
 */
public record Finding(
        String check,
        Severity severity,
        int rows,
        int of,
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

    /** Rows that are concerned, of those that were looked at: 0 to 1. */
    public double share() {
        return of == 0 ? 0 : rows / (double) of;
    }
}
