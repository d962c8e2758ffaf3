package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.quality.PersonalData;
import dev.tunebook.engine.spec.FixSpec;

/** Replaces personal data by stand-ins that say of what kind they were, so that a model can still learn from them. */
final class MaskPersonalData implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.mask();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (int row : draft.rows()) {
            draft.rewrite(row, PersonalData::withStandIns, "mask", () -> "personal data");
        }
    }
}
