package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.spec.Part;
import java.util.BitSet;
import java.util.List;

/** Validation and test rows whose text, or nearly, is among the training rows. */
public final class LeakedTexts implements Check {
    private static final double SERIOUS_SHARE = 0.01;

    @Override
    public String name() {
        return "leaked-texts";
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        NearDuplicates near = inspection.nearDuplicates();
        BitSet leaked = near.near(row -> dataset.part(row) == Part.TRAIN);
        int leaks = 0;
        int heldOut = 0;
        for (int row = 0; row < dataset.size(); row++) {
            if (dataset.part(row) != Part.TRAIN) {
                heldOut++;
                leaks += leaked.get(row) ? 1 : 0;
            }
        }
        List<NearDuplicates.Pair> across = near.pairs().stream()
                .filter(pair ->
                        (dataset.part(pair.first()) == Part.TRAIN) != (dataset.part(pair.second()) == Part.TRAIN))
                .toList();
        return new Finding(
                name(),
                leaks == 0
                        ? Finding.Severity.CLEAN
                        : leaks < SERIOUS_SHARE * heldOut ? Finding.Severity.WARNING : Finding.Severity.SERIOUS,
                leaks,
                heldOut,
                "%s of %s in validation and test (%s) repeat a training text, or nearly."
                        .formatted(leaks, Inspection.rows(heldOut), Inspection.percent(leaks, heldOut)),
                "The model has seen their answers, so the figures promise more than new texts will keep.",
                "--leakage",
                across.stream().limit(Finding.EXAMPLES).map(inspection::example).toList());
    }
}
