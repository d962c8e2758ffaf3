package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** All fixes, in the order in which they are applied: texts first, then labels, then rows. */
public final class Fixes {
    private static final List<Fix> ALL = List.of(
            new CleanTexts(),
            new MaskPersonalData(),
            new StripBoilerplate(),
            new RemoveWords(),
            new MergeVariants(),
            new CorrectLabels(),
            new DropRows(),
            new DropRareClasses(),
            new TreatSuspects(),
            new SettleConflicts(),
            new Deduplicate(),
            new Resplit(),
            new RemoveLeaks(),
            new BalanceClasses());

    private Fixes() {}

    /**
     * A new version of a dataset, put right as asked; {@link Dataset#revision()} of it says what happened to each row.
     * The old version stays as it is, and nothing on disk is touched.
     *
     * @throws UserException when nothing is asked for, or too little would be left
     * @throws CancellationException when interrupted
     */
    public static Dataset apply(Dataset dataset, FixSpec spec) {
        return apply(dataset, spec, Path.of(""));
    }

    /** The same, where relative paths start at a folder. */
    public static Dataset apply(Dataset dataset, FixSpec spec, Path folder) {
        if (spec.isIdle()) {
            throw new UserException(
                    "fix (" + dataset.name() + ") must be asked to put something right.",
                    "--dedup near --keep majority-label; the lines of the report's findings work too.");
        }
        requireKind(dataset, spec);
        Draft draft = new Draft(dataset);
        FixSpec placed = spec.words().isEmpty()
                ? spec
                : spec.words(folder.resolve(spec.words()).toString());
        for (Fix fix : ALL) {
            if (fix.isAskedFor(spec)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted; the dataset is as it was");
                }
                fix.apply(draft, placed);
            }
        }
        return draft.finish("fix", Specs.line(spec));
    }

    private static void requireKind(Dataset dataset, FixSpec spec) {
        Faults faults = new Faults();
        ALL.stream()
                .filter(fix -> fix.isAskedFor(spec) && !fix.kinds().contains(dataset.kind()))
                .forEach(fix -> faults.add(
                        "%s (%s) must have %s for --%s."
                                .formatted(
                                        dataset.name(),
                                        dataset.kind(),
                                        fix.kinds().contains(Kind.MULTI_LABEL) ? "classes" : "one class for each row",
                                        fix.option()),
                        "--correct LINE=… or --drop LINE, row by row."));
        faults.throwIfAny();
    }
}
