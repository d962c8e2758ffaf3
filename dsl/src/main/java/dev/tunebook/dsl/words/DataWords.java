package dev.tunebook.dsl.words;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Revision;
import dev.tunebook.engine.quality.CheckPages;
import dev.tunebook.engine.quality.fix.Fixes;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.UserException;
import dev.tunebook.kernel.extension.Notebook;
import java.util.function.UnaryOperator;

/**
 * The words that put a dataset right: {@code fix}, {@code undo}, {@code audit}.
 *
 * <p>A dataset never changes: each word gives another version, and a variable that is to hold it is set anew:
 *
 * <pre>{@code
 * tickets = fix(tickets, s -> s.dedup("near").keep("majority-label").leakage(true));
 * tickets = undo(tickets);
 * }</pre>
 */
public final class DataWords {
    private DataWords() {}

    /**
     * A new version of a dataset, put right as asked; a notebook shows what happened to which row and why. The old
     * version stays as it is, and no file is touched.
     *
     * @throws UserException when nothing is asked for, or too little would be left
     */
    public static Dataset fix(Dataset dataset, UnaryOperator<FixSpec> options) {
        Dataset fixed = revise(dataset, options.apply(FixSpec.defaults()));
        Notebook.current().ifPresent(notebook -> notebook.display(audit(fixed)));
        return fixed;
    }

    /** The same, showing nothing. */
    public static Dataset revise(Dataset dataset, FixSpec spec) {
        return Words.cooperatively(() -> Fixes.apply(dataset, spec, Words.folder()));
    }

    /**
     * The version before the last revision.
     *
     * @throws UserException when the dataset is as it was loaded
     */
    public static Dataset undo(Dataset dataset) {
        return undo(dataset, 1);
    }

    /** The version before the last few revisions. */
    public static Dataset undo(Dataset dataset, int steps) {
        Dataset before = dataset;
        for (int step = 0; step < steps; step++) {
            before = audit(before).before();
        }
        return before;
    }

    /** What every check of {@code %report} looks for. */
    public static CheckPages checks() {
        return CheckPages.all();
    }

    /** What one check looks for, from when on, why it matters and what mends it. */
    public static CheckPages checks(String name) {
        return name.isEmpty() ? checks() : CheckPages.of(name);
    }

    /**
     * What the last revision did to each row and why; its {@code table()} has all rows.
     *
     * @throws UserException when the dataset is as it was loaded
     */
    public static Revision audit(Dataset dataset) {
        return dataset.revision()
                .orElseThrow(() -> new UserException(
                        dataset.name() + " (as it was loaded) must have been revised.",
                        "%fix " + dataset.name() + " --dedup near."));
    }
}
