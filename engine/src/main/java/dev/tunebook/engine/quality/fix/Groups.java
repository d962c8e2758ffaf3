package dev.tunebook.engine.quality.fix;

import dev.tunebook.engine.data.Draft;
import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.near.Shingles;
import dev.tunebook.engine.quality.Inspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rows of a draft whose texts repeat each other: groups of two or more, ascending, in order of their first rows. */
final class Groups {
    private Groups() {}

    /** Rows with texts that are equal to the last character. */
    static List<List<Integer>> exact(Draft draft) {
        return equal(draft, UnaryOperator.identity());
    }

    /** Rows with texts that are equal but for case, white space and punctuation. */
    static List<List<Integer>> normalised(Draft draft) {
        return equal(draft, Shingles::normal);
    }

    private static List<List<Integer>> equal(Draft draft, UnaryOperator<String> key) {
        Draft.Present present = draft.now();
        List<String> texts = Inspection.compared(present.dataset());
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int place = 0; place < texts.size(); place++) {
            groups.computeIfAbsent(key.apply(texts.get(place)), text -> new ArrayList<>())
                    .add(present.rows()[place]);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** Rows that are connected by pairs of near-duplicates. */
    static List<List<Integer>> near(Draft draft, double threshold) {
        Draft.Present present = draft.now();
        return NearDuplicates.find(Inspection.compared(present.dataset()), threshold).groups().stream()
                .map(group -> group.texts().stream()
                        .map(place -> present.rows()[place])
                        .toList())
                .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
                .toList();
    }
}
