package dev.tunebook.engine.data;

import dev.tunebook.engine.data.near.NearDuplicates;
import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.UserException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** Decides the part of each row of the main file, which come first; rows of files of their own stay where they are. */
final class Parting {
    private final DatasetSpec spec;
    private final Set<Part> given;
    private final String main;

    /**
     * @param given parts that have files of their own, and {@link Part#TRAIN}
     * @param main the main file's name
     */
    Parting(DatasetSpec spec, Set<Part> given, String main) {
        this.spec = spec;
        this.given = given;
        this.main = main;
    }

    /** The rows in their parts. */
    Content part(Content content, int rows) {
        int validation = given.contains(Part.VALIDATION) ? 0 : spec.split().validation();
        int test = given.contains(Part.TEST) ? 0 : spec.split().test();
        Shares shares = new Shares(100 - validation - test, validation, test);
        int[] strata = Arrays.copyOf(Strata.of(content.targets()), rows);
        Part[] parted = Split.of(strata, shares, spec.seed(), groups(content, rows));
        Part[] parts = content.parts().clone();
        System.arraycopy(parted, 0, parts, 0, rows);
        requireRows(Part.VALIDATION, validation, parts, rows);
        requireRows(Part.TEST, test, parts, rows);
        return content.withParts(parts);
    }

    private IntUnaryOperator groups(Content content, int rows) {
        if (spec.group() == Group.NONE) {
            return Split.ALONE;
        }
        int[] firsts = NearDuplicates.find(whole(content, rows), NearDuplicates.USUAL_THRESHOLD)
                .firstOfGroup();
        return row -> firsts[row];
    }

    /** All that a model reads of a row. */
    private static List<String> whole(Content content, int rows) {
        return new AbstractList<>() {
            @Override
            public String get(int row) {
                return content.whole(row);
            }

            @Override
            public int size() {
                return rows;
            }
        };
    }

    private void requireRows(Part part, int share, Part[] parts, int rows) {
        if (share > 0 && !Arrays.asList(parts).contains(part)) {
            throw new UserException(
                    "split (%s) must leave a row for %s; %s has %s."
                            .formatted(spec.split(), part, main, Excerpt.count(rows, "row")),
                    part == Part.TEST
                            ? "more rows: at least 3 of a class."
                            : "--split %d/0/%d, or more rows."
                                    .formatted(
                                            100 - spec.split().test(),
                                            spec.split().test()));
        }
    }

    /** What was done, for the lineage. */
    Lineage.Step step(Content parted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            counts.put(
                    part.toString(),
                    Arrays.stream(parted.parts()).filter(part::equals).count());
        }
        String detail = "%s, seed %d, groups: %s"
                .formatted(spec.split(), spec.seed(), spec.group().name().toLowerCase(Locale.ROOT));
        return new Lineage.Step("split", detail, parted.size(), parted.size(), counts);
    }
}
