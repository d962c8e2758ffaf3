package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.spec.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes with few rows: under ten, or under a tenth of the most frequent class's.
 *
 * <p>All their rows are counted. Fewer than ten rows are a warning, since a test part of a tenth then holds one row of
 * the class, and its recall is 0 or 1.
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
        int least = Arrays.stream(new Inspection(dataset).classCounts())
                .filter(count -> count > 0)
                .min()
                .orElse(0);
        return "%fix " + dataset.name() + (least < TINY_ROWS ? " --min-rows " + TINY_ROWS : " --balance up");
    }

    @Override
    public boolean suits(Dataset dataset) {
        return dataset.kind() == Kind.SINGLE_LABEL;
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        int[] counts = inspection.classCounts();
        int most = Arrays.stream(counts).max().orElse(0);
        List<Integer> rare = IntStream.range(0, counts.length)
                .filter(id -> counts[id] > 0 && (counts[id] < TINY_ROWS || RARE_TIMES * counts[id] < most))
                .boxed()
                .sorted(Comparator.comparingInt(id -> counts[id]))
                .toList();
        BitSet rareClasses = new BitSet();
        rare.forEach(rareClasses::set);
        BitSet rows = new BitSet();
        int[] first = new int[counts.length];
        for (int row = dataset.size() - 1; row >= 0; row--) {
            rows.set(row, rareClasses.get(dataset.classOf(row)));
            first[dataset.classOf(row)] = row;
        }
        List<Finding.Example> examples = new ArrayList<>();
        rare.stream()
                .limit(Finding.EXAMPLES)
                .forEach(id -> examples.add(inspection.example(first[id], Inspection.rows(counts[id]) + " like this")));
        int least = rare.isEmpty() ? most : counts[rare.get(0)];
        return Finding.of(
                this,
                least < TINY_ROWS ? Finding.Severity.WARNING : Finding.Severity.NOTE,
                rows,
                dataset,
                "%,d of %,d classes are rare; the most frequent has %s, the rarest %s."
                        .formatted(
                                rare.size(),
                                counts.length,
                                Inspection.rows(most),
                                Inspection.rows(Arrays.stream(counts)
                                        .filter(count -> count > 0)
                                        .min()
                                        .orElse(0))),
                examples);
    }
}
