package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import java.util.List;

/** Datasets written row by row, for tests of other packages: rows of the form {@code part label|text}. */
public final class QualityRows {
    private QualityRows() {}

    public static Dataset of(String... rows) {
        return Rows.of(List.of(rows));
    }

    /** Two classes of 60 training rows with nothing wrong, and others. */
    public static Dataset cleanAnd(String... others) {
        return Rows.cleanAnd(others);
    }
}
