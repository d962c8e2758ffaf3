package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.Faults;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Specs;
import dev.tunebook.engine.spec.UserException;
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
        if (spec.isIdle()) {
            throw new UserException(
                    "fix (" + dataset.name() + ") must be asked to put something right.",
                    "--dedup near --keep majority-label; the lines of the report's findings work too.");
        }
        requireClasses(dataset, spec);
        Draft draft = new Draft(dataset);
        for (Fix fix : ALL) {
            if (fix.isAskedFor(spec)) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("interrupted; the dataset is as it was");
                }
                fix.apply(draft, spec);
            }
        }
        return draft.finish("fix", Specs.line(spec));
    }

    private static void requireClasses(Dataset dataset, FixSpec spec) {
        if (dataset.kind() == Kind.SINGLE_LABEL) {
            return;
        }
        Faults faults = new Faults();
        ALL.stream()
                .filter(fix -> fix.isAskedFor(spec) && !fix.ofClasses().isEmpty())
                .forEach(fix -> faults.add(
                        "%s (%s) must have one class for each row for --%s."
                                .formatted(dataset.name(), dataset.kind(), fix.ofClasses()),
                        "--correct LINE=… or --drop LINE, row by row."));
        faults.throwIfAny();
    }
}
