package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.spec.Dedup;
import dev.tunebook.engine.spec.FixSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/**
 * Drops rows that repeat another, which is kept.
 *
 * <p>Every near-duplicate that goes is near the very row that is kept for it: of a chain in which each text is near the
 * next only, more than one row stays. No two rows that are kept are near each other.
 */
final class Deduplicate implements Fix {
    @Override
    public boolean isAskedFor(FixSpec spec) {
        return spec.dedup() != Dedup.NONE;
    }

    @Override
    public void apply(Draft draft, FixSpec spec) {
        Preference preference = new Preference(draft, spec.keep());
        String step = "dedup " + spec.dedup().name().toLowerCase(Locale.ROOT);
        switch (spec.dedup()) {
            case EXACT -> Groups.exact(draft).forEach(group -> thin(group, draft, preference, step, 1, (a, b) -> 1));
            case NORMALISED ->
                Groups.normalised(draft).forEach(group -> thin(group, draft, preference, step, 1, (a, b) -> 1));
            case NEAR -> {
                Draft.Present present = draft.now();
                Similarity similarity = new Similarity(present);
                Groups.near(draft, spec.threshold())
                        .forEach(group -> thin(group, draft, preference, step, spec.threshold(), similarity::between));
            }
            case NONE -> throw new IllegalStateException("not asked for");
        }
    }

    private static void thin(
            List<Integer> group,
            Draft draft,
            Preference preference,
            String step,
            double threshold,
            ToDoubleBiFunction<Integer, Integer> similarity) {
        List<Integer> left = new ArrayList<>(group);
        while (!left.isEmpty()) {
            int kept = preference.of(left);
            String reason = preference.reason(left);
            List<Integer> gone = new ArrayList<>();
            for (int row : left) {
                double near = row == kept ? 0 : similarity.applyAsDouble(kept, row);
                if (row != kept && near >= threshold) {
                    gone.add(row);
                    draft.drop(row, step, why(near, draft.place(kept), reason), kept);
                }
            }
            if (!gone.isEmpty()) {
                draft.keep(kept, step, "kept of %d (%s)".formatted(gone.size() + 1, reason));
            }
            left.removeAll(gone);
            left.remove((Integer) kept);
        }
    }

    private static String why(double similarity, String kept, String reason) {
        return similarity == 1
                ? "repeats %s, which is kept (%s)".formatted(kept, reason)
                : String.format(Locale.ROOT, "similarity %.2f to %s, which is kept (%s)", similarity, kept, reason);
    }
}
