package dev.tunebook.engine.data;

import dev.tunebook.engine.data.sources.Excerpt;
import dev.tunebook.engine.spec.DatasetSpec;
import dev.tunebook.engine.spec.Group;
import dev.tunebook.engine.spec.Part;
import dev.tunebook.engine.spec.Shares;
import dev.tunebook.engine.spec.UserException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Decides the part of each row of the main files; rows of files of their own stay where they are.
 *
 * <p>Groups are never torn: near-duplicates, and rows with the same cell in the column of {@code --by}.
 */
final class Parting {
    private final DatasetSpec spec;
    private final Set<Part> given;
    private final Content content;
    private final int[] rows;
    private final int[] strata;

    /**
     * @param given parts that have files of their own, and {@link Part#TRAIN}
     * @param rows to be parted, ascending
     */
    Parting(DatasetSpec spec, Set<Part> given, Content content, int[] rows) {
        this.spec = spec;
        this.given = given;
        this.content = content;
        this.rows = rows;
        int[] all = Strata.of(content.targets());
        strata = Arrays.stream(rows).map(row -> all[row]).toArray();
    }

    /** Parts the rows of a dataset again: those of files that training rows came from. */
    static Parting anew(Dataset dataset, DatasetSpec spec) {
        Content content = dataset.content();
        BitSet main = new BitSet();
        for (int row : dataset.indices(Part.TRAIN)) {
            main.set(content.files()[row]);
        }
        Set<Part> given = EnumSet.of(Part.TRAIN);
        IntStream.range(0, dataset.size())
                .filter(row -> !main.get(content.files()[row]))
                .forEach(row -> given.add(dataset.part(row)));
        int[] rows = IntStream.range(0, dataset.size())
                .filter(row -> main.get(content.files()[row]))
                .toArray();
        return new Parting(spec, given, content, rows);
    }

    /**
     * The rows in their parts.
     *
     * @param main the main file's name
     * @throws UserException when a part that is asked for gets no row
     */
    Content part(String main) {
        Shares shares = shares();
        IntUnaryOperator groups = groups();
        Part[] parted = spec.folds() > 0
                ? folded(groups)
                : spec.time().isEmpty()
                        ? Split.of(strata, shares, spec.seed(), groups)
                        : TimeSplit.of(times(main), shares, groups);
        Part[] parts = content.parts().clone();
        IntStream.range(0, rows.length).forEach(place -> parts[rows[place]] = parted[place]);
        requireRows(Part.TRAIN, shares.train(), parts, main);
        requireRows(Part.VALIDATION, shares.validation(), parts, main);
        requireRows(Part.TEST, shares.test(), parts, main);
        return content.withParts(parts);
    }

    private Shares shares() {
        int validation = given.contains(Part.VALIDATION) ? 0 : spec.split().validation();
        int test = given.contains(Part.TEST) ? 0 : spec.split().test();
        return new Shares(100 - validation - test, validation, test);
    }

    private IntUnaryOperator groups() {
        Groups groups = new Groups(rows.length);
        if (spec.group() == Group.NEAR) {
            groups.joinNear(content, rows);
        }
        if (!spec.by().isEmpty()) {
            groups.joinEqual(content.others().get(spec.by()), rows);
        }
        return groups.firsts();
    }

    /** One fold is for testing; of the others, as many rows validate as the shares say of all rows. */
    private Part[] folded(IntUnaryOperator groups) {
        int[] folds = Split.folds(strata, spec.folds(), spec.seed(), groups);
        int[] rest = IntStream.range(0, rows.length)
                .filter(place -> folds[place] != spec.fold() - 1)
                .toArray();
        int[] places = new int[rows.length];
        IntStream.range(0, rest.length).forEach(at -> places[rest[at]] = at);
        int share = given.contains(Part.VALIDATION) ? 0 : spec.split().validation();
        int validation = (int) Math.min(90, Math.round(share * spec.folds() / (spec.folds() - 1.0)));
        Part[] others = Split.of(
                Arrays.stream(rest).map(place -> strata[place]).toArray(),
                new Shares(100 - validation, validation, 0),
                spec.seed(),
                at -> places[groups.applyAsInt(rest[at])]);
        Part[] parts = new Part[rows.length];
        Arrays.fill(parts, Part.TEST);
        IntStream.range(0, rest.length).forEach(at -> parts[rest[at]] = others[at]);
        return parts;
    }

    private double[] times(String main) {
        List<String> cells = content.others().get(spec.time());
        double[] times = new double[rows.length];
        for (int place = 0; place < rows.length; place++) {
            int row = rows[place];
            times[place] = Times.parse(cells.get(row))
                    .orElseThrow(() -> new UserException(
                            "%s line %d: column %s (%s) must be a time."
                                    .formatted(
                                            main,
                                            content.lines()[row],
                                            Excerpt.of(spec.time()),
                                            Excerpt.of(cells.get(row))),
                            "2026-05-03, 2026-05-03T14:00:00Z, or a number that grows."));
        }
        return times;
    }

    private void requireRows(Part part, int share, Part[] parts, String main) {
        if (share == 0 || Arrays.asList(parts).contains(part)) {
            return;
        }
        throw new UserException(
                "split (%s) must leave a row for %s; %s has %s."
                        .formatted(spec.split(), part, main, Excerpt.count(rows.length, "row")),
                maybe(part));
    }

    private String maybe(Part part) {
        if (spec.group() == Group.NEAR || !spec.by().isEmpty()) {
            return "more rows that differ: those that are nearly the same stay together, unless --group none says otherwise.";
        }
        return part == Part.VALIDATION
                ? "--split %d/0/%d, or more rows."
                        .formatted(100 - spec.split().test(), spec.split().test())
                : "more rows: at least 3 of a class.";
    }

    /** What was done, for the lineage. */
    Lineage.Step step(Content parted) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            counts.put(
                    part.toString(),
                    Arrays.stream(parted.parts()).filter(part::equals).count());
        }
        String how = spec.folds() > 0
                ? "fold %d of %d, seed %d".formatted(spec.fold(), spec.folds(), spec.seed())
                : spec.time().isEmpty()
                        ? "%s, seed %d".formatted(spec.split(), spec.seed())
                        : "%s by time (%s)".formatted(spec.split(), spec.time());
        String near = spec.group() == Group.NEAR ? ", near-duplicates together" : "";
        String by = spec.by().isEmpty() ? "" : ", equal %s together".formatted(spec.by());
        return new Lineage.Step("split", how + near + by, parted.size(), parted.size(), counts);
    }
}
