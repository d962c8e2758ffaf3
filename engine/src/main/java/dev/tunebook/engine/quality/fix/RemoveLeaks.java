package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.quality.Inspection;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Part;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Drops the training rows that are near a validation or test row, and the validation rows that are near a test row.
 *
 * <p>The held-out row stays, so that figures on it can be compared with earlier ones.
 */
final class RemoveLeaks implements Fix {
    private static final String STEP = "leakage";

    /** In crowds not all pairs are listed, so what is left is looked at again; it ends as soon as nothing is found. */
    private static final int MOST_ROUNDS = 5;

    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.leakage();
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        for (int round = 0; round < MOST_ROUNDS && drop(draft, spec.threshold()); round++) {}
    }

    private static boolean drop(Draft draft, double threshold) {
        Draft.Present present = draft.now();
        Dataset dataset = present.dataset();
        NearDuplicates near = NearDuplicates.find(Inspection.compared(dataset), threshold);
        BitSet nearTest = near.near(row -> dataset.part(row) == Part.TEST);
        BitSet nearHeldOut = near.near(row -> dataset.part(row) != Part.TRAIN);
        Map<Integer, NearDuplicates.Pair> nearest = nearest(dataset, near);
        boolean any = false;
        for (int row = 0; row < dataset.size(); row++) {
            boolean leaks = dataset.part(row) == Part.TRAIN && nearHeldOut.get(row)
                    || dataset.part(row) == Part.VALIDATION && nearTest.get(row);
            if (leaks) {
                any = true;
                drop(draft, present.rows(), row, nearest.get(row));
            }
        }
        return any;
    }

    private static void drop(Draft draft, int[] rows, int row, NearDuplicates.Pair pair) {
        if (pair == null) {
            draft.drop(rows[row], STEP, "repeats a row of a later part", -1);
            return;
        }
        int other = rows[pair.first() == row ? pair.second() : pair.first()];
        draft.drop(
                rows[row],
                STEP,
                String.format(
                        java.util.Locale.ROOT,
                        "similarity %.2f to %s, a %s row",
                        pair.similarity(),
                        draft.place(other),
                        draft.part(other)),
                other);
    }

    /** For each row its nearest row of a later part, of the pairs that are listed. */
    private static Map<Integer, NearDuplicates.Pair> nearest(Dataset dataset, NearDuplicates near) {
        Map<Integer, NearDuplicates.Pair> nearest = new HashMap<>();
        for (NearDuplicates.Pair pair : near.pairs()) {
            int order = dataset.part(pair.first()).compareTo(dataset.part(pair.second()));
            if (order != 0) {
                nearest.merge(
                        order < 0 ? pair.first() : pair.second(),
                        pair,
                        (one, other) -> other.similarity() > one.similarity() ? other : one);
            }
        }
        return nearest;
    }
}
