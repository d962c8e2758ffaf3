package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.AugmentSpec;
import dev.tunebook.engine.spec.Balance;
import dev.tunebook.engine.spec.FixSpec;
import dev.tunebook.engine.spec.Kind;
import dev.tunebook.engine.spec.Specs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes with few rows: under ten, or under a tenth of the most frequent class's. Where rows have several labels, each
 * of them is a class.
 *
 * <p>All their rows are counted. Fewer than ten rows are a warning, since a test part of a tenth then holds one row of
 * the class, and its recall is 0 or 1. Where no two classes have ten rows, leaving out the others would leave too little:
 * copies of the rows are advised.
 */
public final class RareClasses implements Check {
    private static final int TINY_ROWS = 10;
    private static final int RARE_TIMES = 10;

    @Override
    public String name() {
        return "rare-classes";
    }

    @Override
    public String why() {
        return "A model seldom learns a class that it seldom sees, and a figure over few rows is luck.";
    }

    @Override
    public String fix(Dataset dataset) {
        int[] counts = new Inspection(dataset).classCounts();
        int[] rare = rare(counts);
        if (Arrays.stream(rare).anyMatch(id -> counts[id] < TINY_ROWS)
                && Arrays.stream(counts).filter(count -> count >= TINY_ROWS).count() >= 2) {
            return "%fix " + dataset.name() + " "
                    + Specs.line(FixSpec.defaults().minRows(TINY_ROWS));
        }
        int most = Arrays.stream(counts).max().orElse(0);
        if (dataset.kind() == Kind.SINGLE_LABEL && RARE_TIMES * counts[rare[0]] < most) {
            return "%fix " + dataset.name() + " "
                    + Specs.line(FixSpec.defaults().balance(Balance.UP));
        }
        List<String> names =
                Arrays.stream(rare).mapToObj(id -> dataset.labels().get(id)).toList();
        // a list at the prompt has commas between its values
        boolean listed = names.stream().noneMatch(name -> name.contains(","));
        AugmentSpec copies =
                AugmentSpec.defaults().copies(2).classes(listed && names.size() < counts.length ? names : List.of());
        return "%augment " + dataset.name() + " " + Specs.line(copies);
    }

    /** Classes that are rare, the rarest first. */
    private static int[] rare(int[] counts) {
        int most = Arrays.stream(counts).max().orElse(0);
        return IntStream.range(0, counts.length)
                .filter(id -> counts[id] > 0 && (counts[id] < TINY_ROWS || RARE_TIMES * counts[id] < most))
                .boxed()
                .sorted(Comparator.comparingInt(id -> counts[id]))
                .mapToInt(id -> id)
                .toArray();
    }

    @Override
    public boolean suits(Dataset dataset) {
        return Inspection.hasClasses(dataset);
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int[] counts = inspection.classCounts();
        int[] rare = rare(counts);
        BitSet rareClasses = new BitSet();
        Arrays.stream(rare).forEach(rareClasses::set);
        BitSet rows = new BitSet();
        int[] first = new int[counts.length];
        for (int row = dataset.size() - 1; row >= 0; row--) {
            for (int id : inspection.classesOf(row)) {
                rows.set(row, rows.get(row) || rareClasses.get(id));
                first[id] = row;
            }
        }
        List<Finding.Example> examples = new ArrayList<>();
        Arrays.stream(rare)
                .limit(Finding.EXAMPLES)
                .forEach(id -> examples.add(inspection.example(first[id], note(dataset, id, counts[id]))));
        int least = Arrays.stream(counts).filter(count -> count > 0).min().orElse(0);
        return Finding.of(
                this,
                least < TINY_ROWS ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                rows,
                dataset,
                "%,d of %,d classes are rare; the most frequent has %s, the rarest %s."
                        .formatted(
                                rare.length,
                                counts.length,
                                Inspection.rows(Arrays.stream(counts).max().orElse(0)),
                                Inspection.rows(least)),
                examples);
    }

    /** Of several labels, which one is rare is to be said. */
    private static String note(Dataset dataset, int id, int count) {
        return Inspection.rows(count)
                + (dataset.kind() == Kind.SINGLE_LABEL
                        ? " like this"
                        : " with " + dataset.labels().get(id));
    }
}
