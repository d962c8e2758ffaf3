package dev.tunebook.engine.quality;

import dev.tunebook.engine.data.Dataset;
import dev.tunebook.engine.data.near.NearDuplicates;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Texts that are the same, or nearly, under different labels, or different sets of them.
 *
 * <p>Both rows of such a pair are counted, since either label may be the wrong one; the nearest pairs come first.
 */
public final class ConflictingLabels implements Check {
    @Override
    public String name() {
        return "conflicting-labels";
    }

    @Override
    public String why() {
        return "One of the labels is wrong, or the two classes cannot be told apart.";
    }

    @Override
    public String fix(Dataset dataset) {
        return "%fix " + dataset.name() + " --conflicts";
    }

    @Override
    public boolean suits(Dataset dataset) {
        return Inspection.hasClasses(dataset);
    }

    @Override
    public Finding look(Inspection inspection) {
        Dataset dataset = inspection.dataset();
        List<NearDuplicates.Pair> conflicts = inspection.nearDuplicates().pairs().stream()
                .filter(pair -> !dataset.target(pair.first()).equals(dataset.target(pair.second())))
                .sorted(Comparator.comparingDouble(NearDuplicates.Pair::similarity)
                        .reversed())
                .toList();
        BitSet rows = new BitSet();
        for (NearDuplicates.Pair pair : conflicts) {
            rows.set(pair.first());
            rows.set(pair.second());
        }
        return Finding.of(
                this,
                Finding.Severity.WARNING,
                rows,
                dataset,
                "%s (%s) have a text that another row has, or nearly, under another label."
                        .formatted(
                                Inspection.rows(rows.cardinality()),
                                Inspection.percent(rows.cardinality(), dataset.size())),
                inspection.examples(conflicts.stream()));
    }
}
