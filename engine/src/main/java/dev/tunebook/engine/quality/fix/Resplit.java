package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.quality.Inspection;
import dev.tunebook.engine.spec.FixSpec;

/** Mixes the rows of all parts and shares them out anew, so that test rows are of the training rows' kind. */
final class Resplit implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.resplit();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        NearDuplicates near =
                NearDuplicates.find(Inspection.compared(draft.now().dataset()), spec.threshold());
        draft.resplit(spec.seed(), near.firstOfGroup(), "resplit");
    }
}
