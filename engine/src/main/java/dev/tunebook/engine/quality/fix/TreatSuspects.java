package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.Inspection;
import dev.tunebook.engine.quality.SuspectedLabels;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Part;
import java.util.Locale;
import java.util.Set;

/**
 * Drops the training rows whose labels are suspected, or gives them the class that is likelier.
 *
 * <p>Validation and test rows stay: dropping what a cheap model finds hard would make the figures too good.
 */
final class TreatSuspects implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.labels() || spec.relabel();
    }

    @Override
    public String option() {
        return "labels or --relabel";
    }

    @Override
    public Set<Kind> kinds() {
        return ONE_CLASS;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Draft.Present present = draft.now();
        Dataset dataset = present.dataset();
        String step = spec.labels() ? "labels" : "relabel";
        for (SuspectedLabels.Suspect suspect : SuspectedLabels.suspects(new Inspection(dataset))) {
            int row = present.rows()[suspect.row()];
            String likely = dataset.labels().get(suspect.likely());
            String reason = String.format(
                    Locale.ROOT, "probably %s (%.2f), not %s", likely, suspect.probability(), draft.label(row));
            if (draft.part(row) != Part.TRAIN) {
                draft.keep(row, step, reason + "; left for you to read, since it is a " + draft.part(row) + " row");
            } else if (spec.labels()) {
                draft.drop(row, step, reason, -1);
            } else {
                draft.label(row, likely, step, reason);
            }
        }
    }
}
